// Creates elements without ever parsing text as HTML.

/** `el("p.note", {hidden: true}, "text", child)`; functions become listeners by their name. */
export function el(selector, properties = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag);
  element.classList.add(...classes);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (name in element) {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A product's picture: its first character on a colour of its own. */
export function picture(product) {
  const image = el("span.picture", { ariaHidden: "true" }, face(product));
  image.style.setProperty("--hue", String(product.kind === "pass" ? 350 : hue(product.id)));
  return image;
}

function face({ kind, title }) {
  return kind === "pass" ? "♫" : [...(title.zh ?? title.en ?? "·")][0];
}

/** A product keeps its colour; the seed gives the products of this catalogue distinct colours. */
function hue(id) {
  return [...id].reduce((all, char) => (all * 33 + char.codePointAt(0)) % 9973, 1891) % 360;
}
