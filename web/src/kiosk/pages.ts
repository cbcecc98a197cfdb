// Which items of a list come on which page: whole rows, as many as there is room for.

/** Where an item lies in the whole list. */
export interface Place {
  top: number;
  bottom: number;
}

/** The first item of each page; a row that is higher than the room has a page of its own. */
export function firstOfPages(places: readonly Place[], room: number): number[] {
  const firsts = [0];
  let page_top = places[0]?.top ?? 0;
  let row_at = 0;
  for (const [at, place] of places.entries()) {
    if (place.top > (places[at - 1]?.top ?? place.top)) row_at = at;
    if (place.bottom - page_top <= room || row_at === firsts.at(-1)) continue;
    firsts.push(row_at);
    page_top = places[row_at]?.top ?? 0;
  }
  return firsts;
}
