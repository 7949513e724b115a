"""Reports as they are handed in: neutral blocks, what each report says, and their way to PDF."""
