"""How a session is cut into segments at the moment, and the edits that cut it otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engagement_monitor.desktop import segment_edits, words
from engagement_monitor.desktop.backend import StoredSession
from engagement_monitor.desktop.segment_edits import Markers, Segments
from engagement_monitor.desktop.session_editor import AllMarkers, Content, Edit, OwnSegments
from engagement_monitor.desktop.text import tr
from engagement_monitor.timeline.sample import Marker, Segment
from engagement_monitor.timeline.segments import ChangePoint, segments_from_markers

_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class SessionCut:
    """The segments that are shown: those drawn by the user or, without any, those that the markers start.

    Every edit is made from here, so that undoing it leads back here: also to the markers' segments, if the first edit
    made them the user's own.
    """

    duration_s: float
    markers: Markers
    drawn: Segments
    shown: Segments

    @classmethod
    def of(cls, stored: StoredSession) -> "SessionCut":
        """As it is stored."""
        figures = stored.figures
        shown = tuple(Segment(one.start_s, one.end_s, one.label, one.excluded) for one in figures.segments)
        end_s = figures.samples[-1].time_s + 1.0 if figures.samples else 0.0
        return cls(max(end_s, stored.session.totals.duration_s), stored.markers, stored.drawn, shown)

    def with_content(self, content: Content) -> "SessionCut":
        """With what was edited, before its figures are known."""
        if isinstance(content, OwnSegments):
            return self._shown_anew(replace(self, drawn=content.segments))
        if isinstance(content, AllMarkers):
            return self._shown_anew(replace(self, markers=content.markers))
        return self

    def split(self, time_s: float) -> Edit:
        """Cuts the segment at that time in two."""
        index = segment_edits.segment_at(self.shown, time_s)
        name = _quoted(self.shown[index].label) if index >= 0 else ""
        return self._drawing(tr("split {label}").format(label=name), segment_edits.split(self.shown, time_s))

    def merge(self, index: int) -> Edit:
        """Makes one of a segment and the next."""
        text = tr("merge {label}").format(label=_quoted(self.shown[index].label))
        return self._drawing(text, segment_edits.merged(self.shown, index))

    def toggle(self, index: int) -> Edit:
        """Leaves a segment out, or counts it again."""
        segment = self.shown[index]
        text = tr("count {label} again") if segment.excluded else tr("leave out {label}")
        return self._drawing(text.format(label=_quoted(segment.label)), segment_edits.toggled(self.shown, index))

    def label(self, index: int, label: str) -> Edit:
        """Labels a segment anew."""
        text = tr("label {label}").format(label=_quoted(label))
        return self._drawing(text, segment_edits.labelled(self.shown, index, label))

    def move_border(self, border: int, time_s: float) -> Edit:
        """Moves the end of a segment; steps that follow each other are undone together."""
        after = segment_edits.border_moved(self.shown, border, time_s)
        text = tr("move the end of {label}").format(label=_quoted(self.shown[border].label))
        return replace(self._drawing(text, after), series=f"border {border}")

    def use_changes(self, changes: Sequence[ChangePoint]) -> Edit:
        """Takes the automatic segments as the user's own; breaks stay breaks."""
        breaks = [segment for segment in self.shown if segment.excluded]
        times_s = [change.time_s for change in changes]
        after = segment_edits.from_changes(
            times_s, breaks, self.duration_s, lambda number: tr("Part {number}").format(number=number)
        )
        return self._drawing(tr("use the automatic segments"), after)

    def back_to_markers(self) -> Edit:
        """Forgets the user's own segments."""
        return self._drawing(tr("back to the markers"), ())

    def add_marker(self, time_s: float) -> Edit:
        """A marker more, called like its time until it gets a label."""
        marker = Marker(float(round(time_s)), words.clock(time_s))
        text = tr("add a marker at {time}").format(time=words.clock(time_s))
        return self._marking(text, segment_edits.marker_added(self.markers, marker))

    def remove_marker(self, index: int) -> Edit:
        """A marker less."""
        text = tr("remove marker {label}").format(label=_quoted(self.markers[index].label))
        return self._marking(text, segment_edits.marker_removed(self.markers, index))

    def label_marker(self, index: int, label: str) -> Edit:
        """Labels a marker anew."""
        text = tr("label marker {label}").format(label=_quoted(label))
        return self._marking(text, self._marker_changed(index, replace(self.markers[index], label=label)))

    def toggle_marker(self, index: int) -> Edit:
        """Makes a marker the start of a break, or of something that counts."""
        marker = self.markers[index]
        text = tr("marker {label} starts no break") if marker.excluded else tr("marker {label} starts a break")
        after = self._marker_changed(index, replace(marker, excluded=not marker.excluded))
        return self._marking(text.format(label=_quoted(marker.label)), after)

    def move_marker(self, index: int, time_s: float) -> Edit:
        """Moves a marker; steps that follow each other are undone together."""
        marker = self.markers[index]
        text = tr("move marker {label}").format(label=_quoted(marker.label))
        after = self._marker_changed(index, replace(marker, time_s=time_s))
        return replace(self._marking(text, after), series=f"marker {marker.label}")

    def _marker_changed(self, index: int, marker: Marker) -> Markers:
        return segment_edits.marker_changed(self.markers, index, marker, self.duration_s)

    def _drawing(self, text: str, after: Segments) -> Edit:
        """An edit that changes nothing does not make the markers' segments the user's own."""
        kept = self.drawn if after == self.shown else after
        return Edit(text, OwnSegments(self.drawn), OwnSegments(kept))

    def _marking(self, text: str, after: Markers) -> Edit:
        return Edit(text, AllMarkers(self.markers), AllMarkers(after))

    @staticmethod
    def _shown_anew(cut: "SessionCut") -> "SessionCut":
        return replace(cut, shown=cut.drawn or tuple(segments_from_markers(cut.markers, cut.duration_s)))


def _quoted(label: str) -> str:
    """A label on one line, short enough for a menu, in quotation marks."""
    line = " ".join(label.split())
    short = line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 1]}\u2026"
    return tr("\u2018{label}\u2019").format(label=short)
