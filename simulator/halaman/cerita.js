// The story that plays itself: its two buttons, and which scene it is in.

import { post } from "./telepon.js";

const LABELS = { ready: "Putar cerita", playing: "Jeda", paused: "Lanjutkan cerita", ended: "Putar lagi", lost: "Putar lagi" };
const byId = (id) => document.getElementById(id);

export class Story {
  /** `onActor(id)` is called when the story turns to another phone. */
  constructor(onActor) {
    this.onActor = onActor;
    this.state = null;
    byId("putar").addEventListener("click", () => this.move(this.state.mode === "playing" ? "pause" : "play"));
    byId("ulang").addEventListener("click", () => this.move("anew"));
  }

  update(state) {
    byId("cerita").hidden = !state;
    if (!state) return;
    const turned = state.actor !== null && state.actor !== this.state?.actor;
    this.state = state;
    byId("putar").textContent = LABELS[state.mode];
    const words = this.describe(state);
    if (byId("adegan").textContent !== words) byId("adegan").textContent = words;
    if (turned && state.mode === "playing") this.onActor(state.actor);
  }

  describe(state) {
    if (state.mode === "lost") return "Cerita berhenti, karena ada yang menekan atau mengetik sendiri.";
    if (state.mode === "ended") return "Cerita selesai.";
    return state.heading ? `Adegan ${state.scene} dari ${state.scenes} · ${state.heading}` : "";
  }

  async move(act) {
    const buttons = [byId("putar"), byId("ulang")];
    const pressed = document.activeElement;
    buttons.forEach((button) => { button.disabled = true; });
    try {
      this.update(await post(`/sim/story/${act}`, {}));
    } finally {
      buttons.forEach((button) => { button.disabled = false; });
      pressed?.focus();
    }
  }
}
