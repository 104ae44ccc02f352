// Lights a value's words while the value is pointed at or has the focus, and a word's values likewise.
// The way back to the index is away while the index is in sight.
(() => {
  const wide = matchMedia("(min-width: 761px)");
  const partners = (element) => {
    const ids = element.dataset.v ? element.dataset.v.split(" ") : [element.id];
    return ids.flatMap((id) => [document.getElementById(id), ...document.querySelectorAll(`[data-v~="${id}"]`)]);
  };
  const found = (event) => event.target.closest("[data-v], .value");
  const show = (event) => {
    const element = found(event);
    if (!element) return;
    const lit = partners(element).filter(Boolean);
    for (const one of lit) one.classList.add("lit");
    const other = lit.find((one) => one !== element && one.matches(".m") !== element.matches(".m"));
    if (event.type === "focusin" && wide.matches && other) other.scrollIntoView({ block: "nearest" });
  };
  const hide = (event) => {
    const element = found(event);
    if (!element) return;
    for (const one of partners(element)) one?.classList.remove("lit");
  };
  for (const type of ["mouseover", "focusin"]) document.addEventListener(type, show);
  for (const type of ["mouseout", "focusout"]) document.addEventListener(type, hide);
  const [index, back] = [document.getElementById("top"), document.querySelector("a.top")];
  if (index && back) new IntersectionObserver(([seen]) => back.classList.toggle("away", seen.isIntersecting)).observe(index);
})();
