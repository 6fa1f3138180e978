"""What the parts of the page Familjehem have in common that are lines with one form at a time above them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from typing_extensions import override

from ifodesk.ui.homes.form_spec import Answers
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.parts.naming import kept_by_page
from ifodesk.ui.shell.joined import JoinedPage, KeyAct, Reader
from ifodesk.ui.shell.navigator import PageKey


class SheetPresenter(Reader, Protocol):
    """What decides about such a part."""

    def acted(self, key: str, code: str) -> None:
        """Do what a button of a line says."""
        ...

    def given(self, answers: Answers) -> None:
        """Do what a form says."""
        ...

    def notice_closed(self) -> None:
        """Let the notice go."""
        ...

    def left(self) -> None:
        """Another part or page is shown."""
        ...


class SheetRoom(JoinedPage):
    """View and presenter joined. Esc closes the form; what is half typed is kept, where it can in the part's words."""

    def __init__(
        self,
        view: SheetView,
        presenter: SheetPresenter,
        keys: Mapping[PageKey, KeyAct],
        keep: Callable[[str], None] | None = None,
        focus: Callable[[], object] | None = None,
    ) -> None:
        """Join *view* with *presenter*.

        Args:
            view: Lines and forms.
            presenter: Decides about them.
            keys: What keys mean besides F5 and Esc; Esc only when no form is open.
            keep: Keeps the text of a half typed form and closes the form; None: kept as any form is.
            focus: Puts the focus where work goes on, when that is not the form or the first line.
        """
        self._back = keys.get(PageKey.BACK)
        super().__init__(
            view, presenter, focus=focus or view.take_focus, keys={**keys, PageKey.BACK: self._one_step_back}
        )
        self._form, self._keep, self._leave = view.form, keep, presenter.left
        self._close_forms = view.close_forms
        if keep is not None:
            kept_by_page(view.form)
        view.lines.acted.connect(presenter.acted)
        view.form.given.connect(presenter.given)
        view.notice.closed.connect(presenter.notice_closed)

    @override
    def keep(self) -> None:
        """Keep what is half typed as a loose note."""
        if self._keep is not None and (text := self._form.typed):
            self._keep(text)

    @override
    def unsaved(self) -> bool:
        """Return whether something is still half typed: keeping it failed."""
        return self._keep is not None and bool(self._form.typed)

    @override
    def left(self) -> None:
        """Another part or page is shown now."""
        self._leave()

    def _one_step_back(self) -> bool | None:
        if self._form.is_open:
            self._close_forms()
            return True
        return self._back is not None and self._back()
