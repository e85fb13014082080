# Reads every calendar of a folder as vobject and as icalendar understand it, and prints both as JSON.
#   python3 calendars.py FOLDER
# {file: {"vobject": [[date, summary, description], ...], "icalendar": the same, "error": text or null}}
import json
import os
import sys

import icalendar
import vobject


def by_vobject(text):
    found = []
    for calendar in vobject.readComponents(text):
        calendar.validate(raiseException=True)
        for one in calendar.components():
            when = one.due if one.name == "VTODO" else one.dtstart
            description = one.description.value if hasattr(one, "description") else ""
            found.append([when.value.isoformat(), one.summary.value, description])
    return found


def by_icalendar(data):
    found = []
    for one in icalendar.Calendar.from_ical(data).walk():
        if one.errors:
            raise ValueError("icalendar: %s" % one.errors)
        if one.name in ("VEVENT", "VTODO"):
            when = one["DUE" if one.name == "VTODO" else "DTSTART"].dt
            found.append([when.isoformat(), str(one["SUMMARY"]), str(one.get("DESCRIPTION", ""))])
    return found


answer = {}
for name in sorted(os.listdir(sys.argv[1])):
    if name.startswith(".") or not name.endswith(".ics"):
        continue
    try:
        with open(os.path.join(sys.argv[1], name), "rb") as file:
            data = file.read()
        answer[name] = {"vobject": by_vobject(data.decode("utf-8")), "icalendar": by_icalendar(data), "error": None}
    except Exception as error:
        answer[name] = {"vobject": [], "icalendar": [], "error": "%s: %s" % (type(error).__name__, error)}
json.dump(answer, sys.stdout)
