// @ts-check
import { toast } from "ui/elements/toast.js";

document.querySelector("[data-try-toast]")?.addEventListener("click", () => {
  toast("The poll is closed.", { action: { label: "Reopen", run: () => toast("The poll is open again.") } });
});
