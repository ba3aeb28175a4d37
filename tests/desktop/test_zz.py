import sys,gc
from tests.desktop.conftest import *
from tests.desktop.test_window import *
def test_x(window, backend, qtbot):
    backend.monitor = lambda request: backend.monitors.append(BusyMonitor(request)) or backend.monitors[-1]
    window.live.start_demo()
    qtbot.waitUntil(lambda: window.session.phase is Phase.OPENING)
    backend.monitors[0].run()
    window.live.show_figures()
    def rep(name,fn,n):
        gc.collect(); a=sys.getrefcount(None)
        for _ in range(n): fn()
        gc.collect(); print(name,n,sys.getrefcount(None)-a)
    for n in (100,300,900):
        rep("show_picture",window.live.show_picture,n)
        rep("repaint",window.live.preview.repaint,n)
    for n in (20,60,180):
        rep("figures",window.live.show_figures,n)
        rep("grab",window.live.timeline.grab,n)
