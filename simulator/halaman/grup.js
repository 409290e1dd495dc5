// A group: one pane for all its members, of whom one is chosen to speak.

import { node } from "./pesan.js";
import { Phone, post } from "./telepon.js";

export class Group extends Phone {
  constructor(state, onSelect) {
    super(asPhone(state), onSelect);
    this.root.classList.add("grup");
    this.find(".buka-menu").remove();
    this.find(".suara").remove();
    this.speaker = node("select", { className: "pembicara" });
    this.speaker.setAttribute("aria-label", `Yang berbicara di ${state.title}`);
    this.find(".tulis").prepend(this.speaker);
  }

  label(state) {
    super.label(state);
    this.root.setAttribute("aria-label", `Grup ${state.name}`);
    this.find("textarea").setAttribute("aria-label", `Pesan di ${state.name}`);
  }

  update(state) {
    super.update(asPhone(state));
    this.find(".peran").textContent = this.state.role;
    const chosen = this.speaker.value;
    this.speaker.replaceChildren(...state.members.map(({ id, name }) => node("option", { value: id, textContent: name })));
    if (state.members.some(({ id }) => String(id) === chosen)) this.speaker.value = chosen;
  }

  toggleMenu() {}

  async do(what, body, type) {
    const [path, query = ""] = what.split("?");
    const whole = type ? body : { ...body, as: this.speaker.value };
    try {
      await post(`/sim/groups/${this.state.id}/${path}?as=${this.speaker.value}&${query}`, whole, type);
      this.say("");
    } catch {
      this.say("Belum terkirim. Mohon dicoba kembali.", 5, true);
    }
  }

  attach(input) {
    return super.attach(input, "document");
  }
}

// What a pane for one phone shows, said of a group.
function asPhone(state) {
  const bot = state.bot_in ? "" : ", tanpa bot";
  return {
    ...state,
    name: state.title,
    role: `Grup · ${state.members.length} anggota${bot}`,
    started: true, blocked: false, action: null, toasts: 0, toast: null, commands: [],
    messages: state.messages.map((message) => ({ ...message, who: message.from_bot ? "" : message.sender })),
  };
}
