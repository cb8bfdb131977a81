"""What the house needs to look after itself; nothing here is part of the dashboard."""
