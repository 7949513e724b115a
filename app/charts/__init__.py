"""Pictures as plain shapes: what stands where. Painters of the screen and of paper draw the same shapes."""
