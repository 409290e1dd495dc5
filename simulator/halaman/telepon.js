// One phone: its messages, its menu, its text field, and what is new on it.

import { Conversation } from "./percakapan.js";
import { node } from "./pesan.js";

const ACTION_SECONDS = 5;
const TOAST_SECONDS = 4;
const ACTIONS = {
  typing: "sedang mengetik…",
  upload_document: "sedang mengirim dokumen…",
  upload_photo: "sedang mengirim gambar…",
};
const TOUCH = matchMedia("(pointer: coarse)");
const PICTURES = ["image/png", "image/jpeg"];
const VOICE = "audio/ogg";

export async function post(path, body, type = "application/json") {
  const content = type === "application/json" ? JSON.stringify(body) : body;
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body: content });
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
}

/** The code of an invitation, out of the code itself, its link, or the words `/start CODE`. */
function codeOf(words) {
  return words.trim().replace(/^.*[?&]start=/, "").replace(/^\/start\s+/, "");
}

function kindOf(file) {
  if (PICTURES.includes(file.type)) return "photo";
  return file.type === VOICE || /\.(ogg|oga)$/i.test(file.name) ? "voice" : "document";
}

export class Phone {
  /** `onSelect(phone)` is called when somebody turns to this phone. */
  constructor(state, onSelect) {
    this.id = state.id;
    this.seen = Math.max(0, ...state.messages.map((message) => message.id));
    this.toasts = state.toasts;
    this.action = state.action?.number ?? 0;
    this.root = document.getElementById("pola-telepon").content.firstElementChild.cloneNode(true);
    this.selected = false;
    this.turn = false;
    this.tabBadge = node("span", { className: "baru", hidden: true });
    this.tab = this.buildTab(state);
    this.label(state);
    this.conversation = new Conversation(this.find(".percakapan"), {
      press: (message, button) => this.press(message, button),
      send: (text) => this.send(text),
    });
    this.listen();
    this.tab.addEventListener("click", () => {
      onSelect(this);
      this.focus();
    });
    this.root.addEventListener("focusin", () => onSelect(this));
  }

  buildTab(state) {
    const name = node("span", { className: "nama", textContent: state.name });
    const role = node("span", { className: "peran", textContent: state.role });
    const who = node("span", { className: "siapa" }, name, role);
    return node("button", { type: "button", title: `${state.name}, ${state.role}` }, who, this.tabBadge);
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  label(state) {
    const initials = state.name.split(/\s+/).map((word) => word[0]).filter((first) => /\p{L}/u.test(first));
    this.find(".lambang").textContent = initials.slice(0, 2).join("").toUpperCase();
    this.find("h2").textContent = state.name;
    this.find(".peran").textContent = state.role;
    this.root.setAttribute("aria-label", `Telepon ${state.name}, ${state.role}`);
    this.find(".percakapan").setAttribute("aria-label", `Percakapan ${state.name}`);
    this.find("textarea").setAttribute("aria-label", `Pesan dari ${state.name}`);
    this.find(".mulai input").setAttribute("aria-label", `Kode undangan ${state.name}`);
  }

  listen() {
    const field = this.find("textarea");
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.find(".tulis").requestSubmit();
    });
    field.addEventListener("input", () => this.fitField());
    this.find(".tulis").addEventListener("submit", (event) => {
      event.preventDefault();
      this.sendField();
    });
    this.find(".mulai").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(`/start ${codeOf(this.find(".mulai input").value)}`.trim());
    });
    this.find(".buka-menu").addEventListener("click", () => this.toggleMenu());
    this.find(".lampir").addEventListener("click", () => this.find("input[type=file]").click());
    this.find("input[type=file]").addEventListener("change", (event) => this.attach(event.target));
    this.find(".suara").addEventListener("click", () => this.sendVoice());
    this.find(".kabar button").addEventListener("click", () => this.closeToast());
    this.find(".blokir button").addEventListener("click", () => this.do("unblock", {}));
    this.root.addEventListener("pointerdown", () => this.markSeen());
    this.find(".percakapan").addEventListener("click", () => this.toggleMenu(false));
    this.root.addEventListener("focusin", () => this.markSeen());
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  update(state) {
    this.state = state;
    this.find(".tulis").hidden = !state.started || state.blocked;
    this.find(".mulai").hidden = state.started || state.blocked;
    this.find(".blokir").hidden = !state.blocked;
    this.conversation.update(state.messages);
    this.updatePin(state);
    this.updateAction(state.action);
    this.updateToast(state);
    this.updateMenu(state.commands);
    if (this.root.contains(document.activeElement)) this.markSeen();
    else this.updateBadge();
  }

  // The message pinned last, by its first line; a press leads to it.
  updatePin(state) {
    const pinned = state.messages.find((message) => message.id === state.pinned.at(-1));
    const bar = this.find(".sematan");
    bar.hidden = !pinned;
    if (!pinned) return;
    const line = pinned.text.split("\n")[0];
    bar.lastElementChild.textContent = line;
    bar.setAttribute("aria-label", `Pesan tersemat: ${line}`);
    bar.onclick = () => this.conversation.show(pinned.id);
  }

  updateAction(action) {
    if (!action) return this.say("");
    if (action.number === this.action) return undefined;
    this.action = action.number;
    return this.say(`Bot ${ACTIONS[action.name] ?? ACTIONS.typing}`, ACTION_SECONDS);
  }

  say(words, seconds = 0, wrong = false) {
    const line = this.find(".keadaan");
    clearTimeout(this.sayTimer);
    line.textContent = words;
    line.classList.toggle("salah", wrong);
    if (seconds) this.sayTimer = setTimeout(() => this.say(""), seconds * 1000);
  }

  updateToast(state) {
    if (state.toasts === this.toasts) return;
    this.toasts = state.toasts;
    if (!state.toast?.text) return;
    const box = this.find(".kabar");
    box.setAttribute("role", state.toast.alert ? "alertdialog" : "status");
    this.find(".kabar p").textContent = state.toast.text;
    this.find(".kabar button").hidden = !state.toast.alert;
    box.hidden = false;
    clearTimeout(this.toastTimer);
    if (state.toast.alert) this.find(".kabar button").focus();
    else this.toastTimer = setTimeout(() => this.closeToast(), TOAST_SECONDS * 1000);
  }

  closeToast() {
    this.find(".kabar").hidden = true;
  }

  updateMenu(commands) {
    const signature = JSON.stringify(commands);
    if (signature === this.menu) return;
    this.menu = signature;
    const items = commands.map(({ command, description }) => {
      const item = node(
        "button", { type: "button" },
        node("b", { textContent: `/${command}` }), node("span", { textContent: description }),
      );
      item.addEventListener("click", () => {
        this.toggleMenu(false);
        this.send(`/${command}`);
      });
      return item;
    });
    this.find(".menu").replaceChildren(...(items.length ? items : [node("p", { textContent: "Belum ada perintah." })]));
  }

  toggleMenu(open = this.find(".menu").hidden) {
    this.find(".menu").hidden = !open;
    this.find(".buka-menu").setAttribute("aria-expanded", String(open));
    if (open) this.find(".menu button")?.focus();
  }

  close() {
    if (!this.find(".menu").hidden) {
      this.toggleMenu(false);
      this.find(".buka-menu").focus();
    }
    this.closeToast();
  }

  fitField() {
    const field = this.find("textarea");
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  sendField() {
    const field = this.find("textarea");
    if (!field.value.trim()) return;
    this.send(field.value);
    field.value = "";
    this.fitField();
  }

  async attach(input, only) {
    const [file] = input.files;
    if (!file) return;
    const field = this.find("textarea");
    const kind = only ?? kindOf(file);
    const query = new URLSearchParams({ name: file.name, caption: field.value.trim() });
    this.say("Mengirim berkas…");
    await this.do(`${kind}?${query}`, file, file.type || "application/octet-stream");
    input.value = "";
    field.value = "";
  }

  /** A sample: what the bot does with a recording shows as well with silence. */
  sendVoice() {
    this.markSeen();
    return this.do("voice?", new Blob(), VOICE);
  }

  send(text) {
    this.markSeen();
    return this.do("send", { text });
  }

  press(message, button) {
    this.markSeen();
    return this.do("press", { message_id: message.id, data: button.data });
  }

  async do(what, body, type) {
    const [path, query = ""] = what.split("?");
    try {
      await post(`/sim/phones/${this.id}/${path}?bot=${this.state.bot.id}&${query}`, body, type);
      this.say("");
    } catch {
      this.say("Belum terkirim. Mohon dicoba kembali.", ACTION_SECONDS, true);
    }
  }

  /** Somebody waits for this person, or nobody does. */
  markTurn(turn) {
    if (turn === this.turn) return;
    this.turn = turn;
    this.tab.classList.toggle("giliran", turn);
    this.root.classList.toggle("giliran", turn);
    this.find(".giliran-anda").hidden = !turn;
    this.tab.title = `${this.state.name}, ${this.state.role}${turn ? ": sedang ditunggu" : ""}`;
  }

  /** Let the story be seen here, without taking the keyboard away. */
  follow(onSelect) {
    onSelect(this);
    this.tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.root.scrollIntoView({ block: "nearest" });
    this.conversation.scrollToEnd();
  }

  /** Show this phone or not, where there is room for one alone. */
  mark(selected) {
    this.selected = selected;
    this.root.classList.toggle("terpilih", selected);
    this.tab.setAttribute("aria-current", String(selected));
  }

  focus() {
    this.markSeen();
    this.conversation.scrollToEnd();
    this.tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.root.scrollIntoView({ block: "nearest" });
    const field = this.find("textarea");
    const typing = field.checkVisibility() && !TOUCH.matches;
    (typing ? field : this.find(".percakapan")).focus({ preventScroll: true });
  }

  markSeen() {
    this.seen = Math.max(this.seen, ...this.state.messages.map((message) => message.id));
    this.updateBadge();
  }

  updateBadge() {
    const unread = this.state.messages.filter((message) => message.from_bot && message.id > this.seen).length;
    this.root.classList.toggle("ada-baru", unread > 0);
    for (const badge of [this.find(".baru"), this.tabBadge]) {
      badge.hidden = unread === 0;
      badge.textContent = unread > 99 ? "99+" : String(unread);
      badge.setAttribute("aria-label", `${unread} pesan baru`);
    }
  }
}
