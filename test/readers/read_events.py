"""What python3-icalendar makes of the calendar given on standard input, as JSON.

Gives the events, each with its hours in UTC ("2027-06-20T13:00Z") or its dates, its texts and its rule.
"""

import datetime
import json
import sys

import icalendar


def moment(prop):
    """A date as it is, an hour in UTC."""
    value = prop.dt
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    if value.tzinfo is None:
        return value.isoformat() + " in no zone"
    return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


def read(event):
    rule = event.get("RRULE")
    return {
        "uid": str(event["UID"]),
        "starts": moment(event["DTSTART"]),
        "ends": moment(event.get("DTEND", event["DTSTART"])),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "rule": rule.to_ical().decode() if rule else None,
        "errors": [str(error) for error in event.errors],
    }


calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
json.dump(
    {
        "name": str(calendar["X-WR-CALNAME"]),
        "events": [read(event) for event in calendar.walk("VEVENT")],
    },
    sys.stdout,
)
