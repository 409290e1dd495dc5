// The row of people: who is waited for, the way to the next of them, and arrow keys from one to the other.

export class Turns {
  constructor(row, button, phones) {
    this.row = row;
    this.button = button;
    this.phones = phones;
    row.addEventListener("keydown", (event) => this.step(event));
    button.addEventListener("click", () => this.goOn());
  }

  /** `names` are those who are waited for. */
  update(names) {
    for (const phone of this.phones.values()) phone.markTurn(names.includes(phone.state.name));
    this.button.hidden = names.length === 0;
    this.makeOneTabStop();
  }

  goOn() {
    const all = [...this.phones.values()];
    const at = all.findIndex((phone) => phone.selected);
    const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((phone) => phone.turn);
    next?.tab.click();
  }

  step(event) {
    const tabs = [...this.row.children];
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    tabs[(to + tabs.length) % tabs.length].focus();
  }

  // The row is one stop of the Tab key; inside it the arrow keys move.
  makeOneTabStop() {
    const tabs = [...this.row.children];
    const current = tabs.find((tab) => tab === document.activeElement)
      ?? tabs.find((tab) => tab.getAttribute("aria-current") === "true") ?? tabs[0];
    for (const tab of tabs) tab.tabIndex = tab === current ? 0 : -1;
  }
}
