// A widget is made before it stands in its page: on a page without a server long before.
function standing(el, then) {
  const look = () => {
    if (el.isConnected) then();
    else frame = requestAnimationFrame(look);
  };
  let frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}
