// Shows the words that a fact rests on, wherever markup splits them. Without this script the browser's own way to an
// anchor still leads to their first part.
"use strict";

function partsOf(name) {
  return Array.from(document.querySelectorAll("[data-q]")).filter((part) => part.dataset.q === name);
}

function show() {
  document.querySelectorAll(".lit").forEach((part) => part.classList.remove("lit"));
  document.querySelectorAll(".fact[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
  const anchor = decodeURIComponent(location.hash.slice(1));
  const parts = anchor.startsWith("q") ? partsOf(anchor.slice(1)) : [];
  if (!parts.length) return;
  document.documentElement.classList.add("scripted");
  parts.forEach((part) => part.classList.add("lit"));
  document.querySelectorAll(".fact").forEach((link) => {
    if (link.getAttribute("href") === "#" + anchor) link.setAttribute("aria-current", "true");
  });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  parts[0].tabIndex = -1;
  parts[0].focus({ preventScroll: true });
  parts[0].scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}

addEventListener("hashchange", show);
// A second click on the same fact changes no address, and still has to lead back to the words.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.fact");
  if (link && link.getAttribute("href") === location.hash) show();
});
if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
else show();
