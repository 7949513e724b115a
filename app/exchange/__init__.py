"""Reading and writing of foreign formats: what comes from elsewhere is only data."""
