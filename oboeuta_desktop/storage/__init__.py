"""What survives a restart: settings, logs, and where files live.

No Qt: the user's folders are passed in, every write is atomic.
"""
