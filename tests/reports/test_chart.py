from engagement_monitor.reports.chart import CURVE_WIDTH, segment_curve
from tests.timeline.stretches import stretch


def test_the_curve_of_a_segment_shorter_than_a_second_stays_in_its_frame() -> None:
    curve = segment_curve(stretch(0, 2, 5), 0.8, 1.2)

    assert curve
    assert all(1 <= x <= CURVE_WIDTH - 1 for shape in curve for x, _ in shape.points)
