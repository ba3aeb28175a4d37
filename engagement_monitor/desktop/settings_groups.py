"""The groups of the settings but the markers: general, live, number, storage, place and purpose."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox

from engagement_monitor.desktop import words
from engagement_monitor.desktop.live_messages import formula_text
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.settings_group import SettingsGroup, add_row, form, hint
from engagement_monitor.desktop.text import indented, plain_label, tr, wrapped_label
from engagement_monitor.desktop.translation import LANGUAGES
from engagement_monitor.desktop.use_form import UseForm
from engagement_monitor.preferences import Appearance, FacesShown, Preferences, Use
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.timeline.index import IndexWeights

_TEXT_PERCENTS = (100, 110, 125, 150, 175, 200)
_USUAL_ALERT = 0.4
"""What is offered first to whoever switches the alert on."""
_USUAL_DAYS = 365
"""What is offered first to whoever does not want to keep sessions for ever."""


class GeneralGroup(SettingsGroup):
    """Appearance, language, size of the text, wording."""

    def __init__(self, preferences: PreferenceKeeper) -> None:
        fields = ("appearance", "language", "text_percent", "expressions_only")
        super().__init__(tr("General"), fields, preferences)
        self._appearance = _box(appearance_texts())
        self._language = _box({"": tr("as the system"), **LANGUAGES})
        self._text = _box({percent: words.percent(percent / 100) for percent in _TEXT_PERCENTS})
        self._expressions = QCheckBox(tr("Speak of &expressions only"))
        rows = form()
        add_row(rows, tr("&Appearance"), self._appearance)
        add_row(rows, tr("&Language"), self._language)
        add_row(rows, tr("&Size of text"), self._text)
        self.column.addLayout(rows)
        self.column.addWidget(self._expressions)
        self.column.addWidget(
            hint(
                tr(
                    "For places where feelings may not be inferred: the window then names smile-like, even and"
                    " frown-like expressions, and nothing else. What may be started does not change with it."
                )
            )
        )
        self.column.addWidget(hint(tr("Language, size and wording wait for the end of a session that runs.")))
        self.column.addStretch()
        for box, name in ((self._appearance, "appearance"), (self._language, "language"), (self._text, "text_percent")):
            box.activated.connect(partial(self._box_chosen, box, name))
        self._expressions.toggled.connect(lambda on: self.keep(expressions_only=on))

    def show_choices(self, now: Preferences) -> None:
        """As chosen."""
        _select(self._appearance, now.appearance)
        _select(self._language, now.language)
        if self._text.findData(now.text_percent) < 0:
            self._text.addItem(words.percent(now.text_percent / 100), now.text_percent)
        _select(self._text, now.text_percent)
        _check(self._expressions, on=now.expressions_only)

    def _box_chosen(self, box: QComboBox, name: str, _index: int) -> None:
        self.keep(**{name: box.currentData()})


class LiveGroup(SettingsGroup):
    """What the preview shows, when the window points something out, and how many faces are enough."""

    def __init__(self, preferences: PreferenceKeeper) -> None:
        fields = ("faces_shown", "negative_alert", "camera_alert", "coverage_limit")
        super().__init__(tr("Live"), fields, preferences)
        self._faces = _box(
            {
                FacesShown.SHOWN: tr("shown"),
                FacesShown.BLURRED: tr("blurred"),
                FacesShown.HIDDEN: tr("hidden: no picture at all"),
            }
        )
        self._alert = QCheckBox(
            tr("&Point out when the share of {label} faces stays high for a minute").format(
                label=words.label(Sentiment.NEGATIVE).lower()
            )
        )
        self._limit, self._coverage = _percent_field(1, 99), _percent_field(0, 100)
        self._camera = QCheckBox(tr("Point out when the c&amera is gone"))
        rows = form()
        add_row(rows, tr("&Faces in the preview"), self._faces)
        self.column.addLayout(rows)
        self.column.addWidget(plain_label(tr("Quiet alerts"), name="heading", bold=True))
        self.column.addWidget(hint(tr("A colour and a line; no sound, and no window in front of another.")))
        self.column.addWidget(self._alert)
        limits = form()
        limits.setContentsMargins(26, 0, 0, 0)
        add_row(limits, tr("A&bove"), self._limit)
        self.column.addLayout(limits)
        self.column.addWidget(self._camera)
        self.column.addWidget(plain_label(tr("Coverage"), name="heading", bold=True))
        coverage = form()
        add_row(coverage, tr("&Mark shares of a smaller part of the people than"), self._coverage)
        self.column.addLayout(coverage)
        self.column.addWidget(
            hint(tr("Of the head count that is typed in before a session; without one nothing is marked."))
        )
        self.column.addStretch()
        self._faces.activated.connect(lambda: self.keep(faces_shown=self._faces.currentData()))
        self._alert.toggled.connect(self._alert_chosen)
        self._limit.valueChanged.connect(self._alert_chosen)
        self._camera.toggled.connect(lambda on: self.keep(camera_alert=on))
        self._coverage.valueChanged.connect(lambda percent: self.keep(coverage_limit=percent / 100))

    def show_choices(self, now: Preferences) -> None:
        """As chosen."""
        _select(self._faces, now.faces_shown)
        _check(self._alert, on=now.negative_alert is not None)
        _fill(self._limit, round((now.negative_alert or _USUAL_ALERT) * 100))
        self._limit.setEnabled(now.negative_alert is not None)
        _check(self._camera, on=now.camera_alert)
        _fill(self._coverage, round(now.coverage_limit * 100))

    def _alert_chosen(self) -> None:
        on = self._alert.isChecked()
        self._limit.setEnabled(on)
        self.keep(negative_alert=self._limit.value() / 100 if on else None)


class NumberGroup(SettingsGroup):
    """The engagement index: whether there is one, and its weights."""

    def __init__(self, preferences: PreferenceKeeper) -> None:
        super().__init__(tr("Number"), ("index_weights",), preferences)
        self._shown = QCheckBox(tr("&Show an index beside the shares"))
        self._weights = {sentiment: _weight_field() for sentiment in SENTIMENTS}
        self._formula = wrapped_label()
        self._formula.setAccessibleName(tr("The formula"))
        self.column.addWidget(
            hint(
                tr(
                    "One number from 0 to 1, made of the three shares by a formula that you choose. It stands nowhere"
                    " without its weights."
                )
            )
        )
        self.column.addWidget(self._shown)
        rows = form()
        for sentiment, field in self._weights.items():
            add_row(rows, words.faces_label(sentiment), field)
        self.column.addLayout(rows)
        self.column.addWidget(self._formula)
        self.column.addWidget(plain_label(tr("What it is not"), name="heading", bold=True))
        self.column.addWidget(
            wrapped_label(
                tr(
                    "It measures nothing but its own formula: not attention, not learning, not how good a lecture was."
                    " Two different rooms can have the same index. Other weights give another number, so compare only"
                    " what was made with the same ones."
                )
            )
        )
        self.column.addStretch()
        self._shown.toggled.connect(self._chosen_anew)
        for field in self._weights.values():
            field.valueChanged.connect(self._chosen_anew)

    def show_choices(self, now: Preferences) -> None:
        """As chosen."""
        weights = now.index_weights or IndexWeights()
        _check(self._shown, on=now.index_weights is not None)
        for sentiment, field in self._weights.items():
            _fill(field, getattr(weights, sentiment))
        self._say(now.index_weights)

    def formula(self) -> str:
        """The formula as it is shown."""
        return self._formula.text()

    def _chosen_anew(self) -> None:
        weights = IndexWeights(*(round(self._weights[sentiment].value(), 2) for sentiment in SENTIMENTS))
        self.keep(index_weights=weights if self._shown.isChecked() else None)
        self._say(weights if self._shown.isChecked() else None)

    def _say(self, weights: IndexWeights | None) -> None:
        for field in self._weights.values():
            field.setEnabled(weights is not None)
        self._formula.setText(
            tr("Index = {formula}").format(formula=formula_text(weights)) if weights else tr("No index is shown.")
        )


class StorageGroup(SettingsGroup):
    """How long sessions are kept."""

    def __init__(self, preferences: PreferenceKeeper) -> None:
        super().__init__(tr("Storage"), ("retention_days",), preferences)
        self._limited = QCheckBox(tr("&Delete old sessions automatically"))
        self._days = indented(QSpinBox(minimum=1, maximum=36_500))
        self._days.setSuffix(" " + tr("days"))
        self._said = wrapped_label()
        self._said.setAccessibleName(tr("What is deleted"))
        self.column.addWidget(
            hint(tr("Sessions stay until you delete them, unless you choose here how long they are kept."))
        )
        self.column.addWidget(self._limited)
        rows = form()
        rows.setContentsMargins(26, 0, 0, 0)
        add_row(rows, tr("&After"), self._days)
        self.column.addLayout(rows)
        self.column.addWidget(self._said)
        self.column.addStretch()
        self._limited.toggled.connect(self._chosen_anew)
        self._days.valueChanged.connect(self._chosen_anew)

    def show_choices(self, now: Preferences) -> None:
        """As chosen."""
        _check(self._limited, on=now.retention_days is not None)
        _fill(self._days, now.retention_days or _USUAL_DAYS)
        self._say(now.retention_days)

    def said(self) -> str:
        """What will be deleted, as it is shown."""
        return self._said.text()

    def _chosen_anew(self) -> None:
        days = self._days.value() if self._limited.isChecked() else None
        self.keep(retention_days=days)
        self._say(days)

    def _say(self, days: int | None) -> None:
        self._days.setEnabled(days is not None)
        deleted = tr(
            "Each time the program starts, every session that began more than {n} days ago is deleted for good. It"
            " cannot be brought back; export what you want to keep."
        )
        self._said.setText(tr("Nothing is deleted automatically.") if days is None else deleted.format(n=days))


class PlaceGroup(SettingsGroup):
    """The first run's question: who uses the program where."""

    def __init__(self, preferences: PreferenceKeeper) -> None:
        super().__init__(tr("Place and purpose"), ("use",), preferences)
        self._form = UseForm()
        self.column.addWidget(self._form)
        self.column.addStretch()
        self._form.answered.connect(self._answered)

    def show_choices(self, now: Preferences) -> None:
        """As answered."""
        if self._form.use() != now.use:
            self._form.show_use(now.use)

    def _answered(self, use: Use) -> None:
        self.keep(use=use)


def appearance_texts() -> dict[Appearance, str]:
    """What the appearances are called."""
    return {
        Appearance.SYSTEM: tr("as the system"),
        Appearance.LIGHT: tr("light"),
        Appearance.DARK: tr("dark"),
    }


def _box(choices: dict[str, str] | dict[int, str] | dict[Appearance, str] | dict[FacesShown, str]) -> QComboBox:
    box = QComboBox()
    for value, text in choices.items():
        box.addItem(text, value)
    return box


def _select(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))


def _check(box: QCheckBox, *, on: bool) -> None:
    before = box.blockSignals(True)
    box.setChecked(on)
    box.blockSignals(before)


def _fill(field: QSpinBox | QDoubleSpinBox, number: float) -> None:
    before = field.blockSignals(True)
    field.setValue(number)  # type: ignore[arg-type]
    field.blockSignals(before)


def _percent_field(least: int, most: int) -> QSpinBox:
    field = indented(QSpinBox(minimum=least, maximum=most, singleStep=5))
    field.setSuffix("\u202f%")
    return field


def _weight_field() -> QDoubleSpinBox:
    return indented(QDoubleSpinBox(minimum=0.0, maximum=1.0, singleStep=0.05, decimals=2))
