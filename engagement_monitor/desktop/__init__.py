"""The Qt windows: live, sessions, one session. The only room with Qt and pyqtgraph."""
