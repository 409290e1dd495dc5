"""Time: reminders, more time, who has not handed in, and the SOP measured by itself."""
