"""The window: Qt pages over the services. Nothing below this layer knows it."""
