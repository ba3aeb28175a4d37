from tests.faults.table import FOR_HANDS, noted, table

RUN = """<testsuites><testsuite>
<testcase name="a"><properties>
<property name="tried" value='{"row": 7, "what": "killed", "times": 200, "figure": "0 rows | lost"}'/>
</properties></testcase>
<testcase name="b"><properties>
<property name="tried" value='{"row": 1, "what": "black", "times": 1, "figure": "said"}'/>
</properties><failure/></testcase>
</testsuite></testsuites>"""


def test_the_table_says_what_was_tried_how_often_and_what_failed(tmp_path):
    run = tmp_path / "run.xml"
    run.write_text(RUN, encoding="utf-8")
    made = table(noted([run]))
    assert "| | killed | 200 | 0 rows \\| lost |" in made
    assert "| | black | 1 | FAILED |" in made
    assert made.index("black") < made.index("killed")
    assert FOR_HANDS[0] in made


def test_a_longer_run_stands_in_for_a_shorter_one(tmp_path):
    short, long = tmp_path / "short.xml", tmp_path / "long.xml"
    short.write_text(RUN.replace("200", "5"), encoding="utf-8")
    long.write_text(RUN, encoding="utf-8")
    assert noted([short, long])[7, "killed"][0] == 200
