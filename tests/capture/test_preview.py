from contextlib import closing

from engagement_monitor.capture.preview import SourcePreview
from engagement_monitor.errors import SourceUnavailable
from tests.capture.doubles import Openings, ScriptedSource, wait_for


def test_a_preview_shows_the_newest_frame_and_closes_its_source():
    source = ScriptedSource()
    with closing(SourcePreview(Openings(source))) as preview:
        wait_for(lambda: preview.frame() is not None and preview.frame().index > 2)
        assert preview.fault is None
    assert source.closed.is_set()


def test_a_source_that_cannot_be_opened_is_told():
    with closing(SourcePreview(Openings(SourceUnavailable("no camera", "Plug it in.")))) as preview:
        wait_for(lambda: preview.fault is not None)
        assert preview.frame() is None
        assert preview.crash is None


def test_a_fault_of_ours_is_kept_for_whoever_looks():
    with closing(SourcePreview(Openings(ZeroDivisionError("ours")))) as preview:
        wait_for(lambda: preview.crash is not None)
        assert isinstance(preview.crash, ZeroDivisionError)
