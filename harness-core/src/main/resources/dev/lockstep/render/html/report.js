'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  document.documentElement.classList.add('js');

  // What waits packed becomes markup when its row is opened for the first time.
  const unpack = packed => {
    const bytes = Uint8Array.from(atob(packed), letter => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  };
  const filled = new Map();
  const fill = row => {
    if (!filled.has(row)) { filled.set(row, filling(row)); }
    return filled.get(row);
  };
  const filling = async row => {
    const later = one(':scope > .later', row);
    if (later) {
      const ready = document.createElement('template');
      ready.innerHTML = await unpack(later.textContent);
      later.replaceWith(ready.content);
    }
    all('.timeline', row).forEach(reachable);
  };
  const migrations = all('.migration');
  migrations.forEach(row => row.addEventListener('toggle', () => { if (row.open) { fill(row); } }));

  // Links into folded parts of the page.
  const reveal = async () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) { return; }
    if (target.classList.contains('migration')) {
      if (target.hidden) { clear(); }
      await fill(target);
      target.open = true;
    }
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) { fold.open = true; }
    target.scrollIntoView({block: 'start'});
    (one(':scope > summary', target) || target).focus({preventScroll: true});
  };

  // Search, filter, order.
  const search = one('#search'), order = one('#order'), rows = one('#rows'), shown = one('#shown'), none = one('#none');
  const wordsOf = row => (one('summary', row).textContent + ' ' + row.dataset.words).toLowerCase();
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    const tag = one('input[name=show]:checked').value;
    let count = 0;
    for (const row of migrations) {
      const fits = (tag === 'all' || row.dataset.tags.split(' ').includes(tag)) && (!wanted || wordsOf(row).includes(wanted));
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    shown.value = count === migrations.length ? '' : count + ' of ' + migrations.length + ' shown';
    none.hidden = count > 0;
  };
  const clear = () => {
    search.value = '';
    one('input[name=show][value=all]').checked = true;
    filter();
  };
  if (rows) {
    search.addEventListener('input', filter);
    all('input[name=show]').forEach(chip => chip.addEventListener('change', filter));
    order.addEventListener('change', () => {
      const key = order.value;
      rows.append(...[...migrations].sort((a, b) => a.dataset[key] - b.dataset[key]));
    });
  }

  // One picture is one stop of the tab key; arrows go from bar to bar.
  const visible = bar => bar.getClientRects().length > 0;
  const reachable = figure => {
    const bars = all('.bar', figure).filter(visible);
    if (bars.length && !bars.some(bar => bar.tabIndex === 0)) { bars[0].tabIndex = 0; }
  };
  document.addEventListener('keydown', event => {
    const bar = event.target.closest && event.target.closest('.bar');
    if (!bar) { return; }
    if (event.key === 'Escape') { hide(); return; }
    const bars = all('.bar', bar.closest('.timeline')).filter(visible);
    const to = {
      ArrowRight: bars.indexOf(bar) + 1, ArrowDown: bars.indexOf(bar) + 1,
      ArrowLeft: bars.indexOf(bar) - 1, ArrowUp: bars.indexOf(bar) - 1, Home: 0, End: bars.length - 1
    }[event.key];
    if (to === undefined || !bars[to]) { return; }
    event.preventDefault();
    bar.tabIndex = -1;
    bars[to].tabIndex = 0;
    bars[to].focus();
  });

  // What a bar means.
  const hint = one('#hint');
  const hide = () => { hint.hidden = true; };
  const show = (bar, x, y) => {
    hint.textContent = bar.getAttribute('aria-label');
    hint.hidden = false;
    const size = hint.getBoundingClientRect();
    const below = y + 18 + size.height < innerHeight;
    hint.style.left = Math.max(8, Math.min(x, innerWidth - size.width - 8)) + 'px';
    hint.style.top = Math.max(8, below ? y + 18 : y - size.height - 12) + 'px';
  };
  const barOf = event => event.target.closest && event.target.closest('.bar');
  document.addEventListener('pointermove', event => {
    const bar = barOf(event);
    if (bar) { show(bar, event.clientX, event.clientY); } else if (!barOf({target: document.activeElement})) { hide(); }
  });
  document.addEventListener('focusin', event => {
    const bar = barOf(event);
    if (bar) {
      const place = bar.getBoundingClientRect();
      show(bar, Math.max(place.left, 0), place.bottom - 10);
    } else { hide(); }
  });
  document.addEventListener('scroll', hide, {passive: true});

  // Things to take along.
  document.addEventListener('click', async event => {
    const button = event.target.closest('.copy');
    if (!button) { return; }
    const text = one('code', button.parentElement).textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement('textarea');
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
      button.focus();
    }
    button.textContent = 'copied';
    setTimeout(() => { button.textContent = 'copy'; }, 1500);
  });

  // On paper nothing can be opened: what was found is shown with what was seen.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all('#findings details:not([open])');
    opened.forEach(fold => { fold.open = true; });
  });
  addEventListener('afterprint', () => opened.forEach(fold => { fold.open = false; }));

  addEventListener('hashchange', reveal);
  migrations.filter(row => row.open).forEach(fill);
  reveal();
})();
