"""A camera, video file or the demo lecture comes in; frames with their times go out, on the capture thread."""
