"""``python -m engagement_monitor``."""

from engagement_monitor.cli import main

main()
