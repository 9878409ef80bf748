/** Turns colours written with CSS variables into ones that a canvas takes. */
export function colorReader(host: HTMLElement): (color: string) => string {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  return (color) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
}

/** Calls when the page turns dark or light, by choice or with the system. Answers how to stop. */
export function onSchemeChange(then: () => void): () => void {
  const watched = new MutationObserver(then);
  watched.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', then);
  return () => {
    watched.disconnect();
    system.removeEventListener('change', then);
  };
}
