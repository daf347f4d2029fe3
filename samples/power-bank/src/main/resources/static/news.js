// Shows the rental anew as soon as it has another state
const shown = `data-state="${document.querySelector('main').dataset.state}"`;
setInterval(async () => {
  const page = await fetch(location.href).then((answer) => answer.text(), () => shown);
  if (!page.includes(shown)) {
    location.reload();
  }
}, 1000);
