// The messages of one chat: drawn anew only where they have changed, the newest in view.

import { buildDay, buildMessage } from "./pesan.js";

export class Conversation {
  constructor(log, actions) {
    this.log = log;
    this.actions = actions;
    this.items = new Map();
    this.watchEnd();
  }

  /** Show just these messages; what has not changed is not touched. */
  update(messages) {
    const isNew = messages.some((message) => !this.items.has(message.id));
    const keep = new Set(messages.map((message) => message.id));
    for (const [id, item] of this.items) if (!keep.has(id)) this.drop(id, item);
    let day = "";
    for (const message of messages) {
      this.place(message, message.tanggal !== day);
      day = message.tanggal;
    }
    if (isNew || this.atEnd) this.scrollToEnd();
  }

  /** The newest message stays in view, unless somebody has scrolled up to read. */
  watchEnd() {
    const { log } = this;
    this.atEnd = true;
    log.addEventListener("scroll", () => {
      if (log.clientHeight) this.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    });
    log.addEventListener("load", () => this.atEnd && this.scrollToEnd(), true);
    new ResizeObserver(() => this.atEnd && this.scrollToEnd()).observe(log);
  }

  scrollToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** Bring one message into view, and to notice. */
  show(id) {
    const built = this.items.get(id)?.nodes.at(-1);
    if (!built) return;
    this.log.scrollTop = built.offsetTop - this.log.offsetTop - 8;
    built.classList.remove("ditunjuk");
    requestAnimationFrame(() => built.classList.add("ditunjuk"));
  }

  place(message, firstOfDay) {
    const signature = JSON.stringify([message, firstOfDay]);
    const old = this.items.get(message.id);
    if (old?.signature === signature) return;
    const built = buildMessage(message, this.actions);
    const nodes = firstOfDay ? [buildDay(message.tanggal), built] : [built];
    if (old) {
      const hadFocus = old.nodes.some((part) => part.contains(document.activeElement));
      old.nodes[0].before(...nodes);
      old.nodes.forEach((part) => part.remove());
      if (hadFocus) (built.querySelector("button, a") ?? this.log).focus({ preventScroll: true });
    } else {
      this.log.append(...nodes);
    }
    this.items.set(message.id, { signature, nodes });
  }

  drop(id, item) {
    item.nodes.forEach((part) => part.remove());
    this.items.delete(id);
  }
}
