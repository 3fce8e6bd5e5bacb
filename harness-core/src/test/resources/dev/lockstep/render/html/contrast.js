// Says which texts have less contrast with their ground than WCAG 2 AA asks for: 4.5, or 3 for large letters.
(() => {
  const channels = colour => colour.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(c => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const ground = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = channels(getComputedStyle(each).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) { return colour; }
    }
    return [255, 255, 255];
  };
  const complaints = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.getClientRects().length || element.closest('script, .unseen, .skip, #hint')) { continue; }
    const style = getComputedStyle(element);
    const svg = element.closest('svg');
    let under = ground(svg || element);
    if (svg && element.closest('.bar')) {
      const shape = element.closest('.bar').querySelector('rect:not(.in):not(.out):not(.bound), circle') || element.closest('.bar').querySelector('rect');
      under = channels(getComputedStyle(shape).fill);
    }
    const [light, dark] = [luminance(channels(svg ? style.fill : style.color)), luminance(under)].sort((a, b) => b - a);
    const ratio = (light + .05) / (dark + .05);
    const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    if (ratio < (large ? 3 : 4.5)) {
      complaints.add(ratio.toFixed(2) + ' ' + element.tagName + '.' + (element.getAttribute('class') || '') + ' in .'
        + ((element.parentElement.getAttribute('class')) || '') + ': ' + walker.currentNode.data.trim().slice(0, 30));
    }
  }
  return [...complaints].join('\n');
})()
