// Another phone, where the people of the page are not given.

import { post } from "./telepon.js";

export class Newcomers {
  /** `onAdded(id)` is called with the number of the phone that was added. */
  constructor(form, onAdded) {
    this.form = form;
    this.field = form.querySelector("input");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const name = this.field.value.trim();
      if (!name) return this.field.focus();
      this.field.value = "";
      const phone = await post("/sim/phones", { name });
      return onAdded(phone.id);
    });
  }

  update(open) {
    this.form.hidden = !open;
  }
}
