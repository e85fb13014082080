# Reads every card of a folder as vobject and as khard understand it, and prints both as JSON.
#   python3 cards.py FOLDER
# {file: {"vobject": {NAME: [value, ...]}, "khard": {...} or null, "error": text or null}}
import datetime
import json
import os
import sys

import vobject

try:
    from khard.carddav_object import VCardWrapper
except ImportError:
    VCardWrapper = None


ADDRESS = ("box", "extended", "street", "city", "region", "code", "country")


def texts(value):
    """A value of vobject as a list of texts: parts of a structure in their order."""
    if isinstance(value, vobject.vcard.Name):
        return ["; ".join(flat(getattr(value, part)) for part in ("family", "given", "additional", "prefix", "suffix"))]
    if isinstance(value, vobject.vcard.Address):
        return ["; ".join(flat(getattr(value, part)) for part in ADDRESS)]
    if isinstance(value, bytes):
        return ["%d bytes" % len(value)]
    if isinstance(value, list):
        return [str(one) for one in value]
    return [str(value)]


def flat(value):
    return " ".join(value) if isinstance(value, list) else value


def by_vobject(card):
    found = {}
    for child in card.getChildren():
        found.setdefault(child.name, []).extend(texts(child.value))
    return found


def by_khard(card):
    if VCardWrapper is None:
        return None
    one = VCardWrapper(card)
    birthday = one.birthday
    if isinstance(birthday, datetime.datetime):
        birthday = birthday.strftime("--%m-%d" if birthday.year in (1604, 1900) else "%Y-%m-%d")
    every = lambda kinds: [text for some in kinds.values() for text in some]
    address = lambda one: "; ".join(flat(one[part]) for part in ADDRESS)
    named = lambda some: [flat(list(one.values())[0]) if isinstance(one, dict) else flat(one) for one in some]
    return {
        "FN": [one.formatted_name],
        "TEL": every(one.phone_numbers),
        "EMAIL": every(one.emails),
        "ADR": [address(post) for post in every(one.post_addresses)],
        "ORG": named(one.organisations),
        "TITLE": named(one.titles),
        "URL": named(one.webpages),
        "NICKNAME": named(one.nicknames),
        "NOTE": named(one.notes),
        "CATEGORIES": [text for some in one.categories for text in (some if isinstance(some, list) else [some])],
        "BDAY": [] if birthday is None else [birthday],
    }


answer = {}
for name in sorted(os.listdir(sys.argv[1])):
    if name.startswith(".") or not name.endswith(".vcf"):
        continue
    try:
        with open(os.path.join(sys.argv[1], name), encoding="utf-8", newline="") as file:
            cards = list(vobject.readComponents(file.read()))
        if len(cards) != 1:
            raise ValueError("%d cards in one file" % len(cards))
        cards[0].validate(raiseException=True)
        answer[name] = {"vobject": by_vobject(cards[0]), "khard": by_khard(cards[0]), "error": None}
    except Exception as error:
        answer[name] = {"vobject": {}, "khard": None, "error": "%s: %s" % (type(error).__name__, error)}
json.dump(answer, sys.stdout)
