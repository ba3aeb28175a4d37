"""Frames come in; the faces in them go out, each with its box, its track and the probability of every sentiment."""
