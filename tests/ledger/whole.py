"""What must be true of the ledger at any moment, also after processes were killed: only whole states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from tinkuy.audit.models import Event
from tinkuy.ledger.content import NotWhole
from tinkuy.ledger.keeping import content_store, in_use
from tinkuy.ledger.models import Resolution, Slice, Standing, Submission, Upload, Version
from tinkuy.ledger.parts import content_hash, read_part, read_problems
from tinkuy.registries.models import Platform


def flaws(platform: Platform) -> dict[str, object]:
    """Every flaw in a sentence, and how much was looked at. Sweeps all orphans first: nothing in use may go."""
    orphans = content_store().sweep(in_use, grace=timedelta(seconds=-1))
    looks = (_content, _slots, _resolved, _what_stands, _what_happened)
    found = [flaw for look in looks for flaw in look(platform)]
    counts = {
        model.__name__: model.objects.on(platform).count()
        for model in (Upload, Version, Resolution, Slice, Standing, Event)
    }
    return {"flaws": found, "orphans": len(orphans)} | counts


def _content(platform: Platform) -> Iterator[str]:
    """Everything that is pointed at is there, and is what the database says of it."""
    store = content_store()
    try:
        for upload in Upload.objects.on(platform).filter(erased_at__isnull=True):
            store.open(upload.digest).close()
        for version in Version.objects.on(platform):
            rows = read_part(version.part, store)
            read_part(version.received_part, store)
            read_problems(version.problems, store)
            if (rows.height, content_hash(rows)) != (version.rows, version.content):
                yield f"version {version.pk} is not what its part holds"
        for resolution in Resolution.objects.on(platform):
            if content_hash(read_part(resolution.part_before, store)) != resolution.content_before:
                yield f"resolution {resolution.pk} is not of what its part before holds"
            read_part(resolution.part_after, store)
    except NotWhole as missing:
        yield str(missing)


def _slots(platform: Platform) -> Iterator[str]:
    """Row numbers were given once, and versions follow each other."""
    for slot in Submission.objects.on(platform):
        versions = list(Version.objects.on(platform).filter(submission=slot).order_by("number"))
        if [version.number for version in versions] != list(range(1, len(versions) + 1)):
            yield f"the versions of {slot} have gaps"
        if any(read_part(one.part, content_store())["row_number"].max() > slot.last_row for one in versions):
            yield f"{slot} gave more row numbers than it knows"


def _resolved(platform: Platform) -> Iterator[str]:
    """What was resolved follows one on the other, and is what a draft holds."""
    for version in Version.objects.on(platform):
        made = list(Resolution.objects.on(platform).filter(version=version, undone_at__isnull=True))
        # What a corrected file took over came together: one step, whatever was accepted of its rows.
        steps = list(dict.fromkeys((one.part_before, one.part_after) for one in made))
        parts = [version.received_part, *(after for _, after in steps)]
        if [before for before, _ in steps] != parts[:-1]:
            yield f"what was resolved in {version.pk} does not follow one on the other"
        if version.state == "draft" and version.part != parts[-1]:
            yield f"draft {version.pk} does not hold what was resolved in it"


def _what_stands(platform: Platform) -> Iterator[str]:
    """What stands was accepted, and is the last that was."""
    accepted: dict[tuple, Version] = {}
    for slice_ in Slice.objects.on(platform).filter(state="accepted").order_by("at").select_related("version"):
        accepted[slice_.version.submission_id, slice_.sector] = slice_.version
    stands = {(one.submission_id, one.sector): one.version for one in Standing.objects.on(platform)}
    if stands != accepted:
        yield f"{len(stands)} stand and {len(accepted)} were accepted last"
    for version in Version.objects.on(platform).filter(submitted_at__isnull=False):
        slices = list(Slice.objects.on(platform).filter(version=version))
        if sum(slice_.rows for slice_ in slices) != version.rows:
            yield f"the slices of {version.pk} are not its rows"
        undecided = any(slice_.state == "in_review" for slice_ in slices)
        if undecided != (version.state == "in_review"):
            yield f"version {version.pk} is {version.state}, its slices are not"


def _what_happened(platform: Platform) -> Iterator[str]:
    """There is exactly one event of everything that happened, and none of what did not."""
    events = list(Event.objects.on(platform))
    verbs = ("receive", "submit", "accept", "return", "resolve", "unresolve")
    told: dict[str, Counter] = {verb: Counter() for verb in verbs}
    for event in events:
        if event.verb == "receive":
            told["receive"].update(event.detail["versions"])
            told["resolve"].update(event.detail["carried"])  # what a corrected file keeps of the one before
        elif event.verb == "correct":  # makes a version too
            told["receive"].update([str(event.object_id)])
        elif event.verb in {"resolve", "unresolve"}:
            told[event.verb].update(event.detail["resolutions"])
        elif event.verb == "submit":
            told["submit"].update([str(event.object_id)])
        elif event.verb in told:
            told[event.verb].update(f"{event.object_id} {sector}" for sector in event.detail["sectors"])
    versions, resolved = Version.objects.on(platform), Resolution.objects.on(platform)
    happened = {
        "receive": Counter(str(version.pk) for version in versions),
        "submit": Counter(str(version.pk) for version in versions.filter(submitted_at__isnull=False)),
        "resolve": Counter(str(one.pk) for one in resolved),
        "unresolve": Counter(str(one.pk) for one in resolved.filter(undone_at__isnull=False)),
        "accept": _decided(platform, "accepted"),
        "return": _decided(platform, "returned"),
    }
    yield from (f"{verb}: what is told is not what happened" for verb in told if told[verb] != happened[verb])


def _decided(platform: Platform, state: str) -> Counter:
    slices = Slice.objects.on(platform).filter(state=state)
    return Counter(f"{slice_.version_id} {slice_.sector}" for slice_ in slices)
