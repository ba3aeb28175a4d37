"""Undo and redo for whichever page is seen: one pair of actions, because one key can have one meaning only."""

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QAction, QKeySequence, QUndoStack

from engagement_monitor.desktop.text import tr


class UndoActions(QObject):
    """Follows an undo stack, or an action that takes one thing back and has no redo."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.undo, self.redo = QAction(self), QAction(self)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._followed: QUndoStack | QAction | None = None
        self.undo.triggered.connect(self._undo)
        self.redo.triggered.connect(self._redo)
        self._show()

    def follow(self, followed: QUndoStack | QAction | None) -> None:
        """Undoes there from now on."""
        self._listen(on=False)
        self._followed = followed
        self._listen(on=True)
        self._show()

    def _listen(self, *, on: bool) -> None:
        followed = self._followed
        signals: tuple[SignalInstance, ...] = ()
        if isinstance(followed, QUndoStack):
            signals = (followed.indexChanged, followed.canUndoChanged, followed.canRedoChanged)
        elif isinstance(followed, QAction):
            signals = (followed.changed,)
        for signal in signals:
            if on:
                signal.connect(self._show)
            else:
                signal.disconnect(self._show)

    def _show(self) -> None:
        followed = self._followed
        self.undo.setText(tr("&Undo"))
        self.redo.setText(tr("&Redo"))
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        if isinstance(followed, QUndoStack):
            self.undo.setEnabled(followed.canUndo())
            self.redo.setEnabled(followed.canRedo())
            if followed.canUndo() and followed.undoText():
                self.undo.setText(tr("&Undo: {what}").format(what=followed.undoText()))
            if followed.canRedo() and followed.redoText():
                self.redo.setText(tr("&Redo: {what}").format(what=followed.redoText()))
        elif isinstance(followed, QAction):
            self.undo.setText(followed.text())
            self.undo.setEnabled(followed.isEnabled())

    def _undo(self) -> None:
        if isinstance(self._followed, QUndoStack):
            self._followed.undo()
        elif self._followed is not None:
            self._followed.trigger()

    def _redo(self) -> None:
        if isinstance(self._followed, QUndoStack):
            self._followed.redo()
