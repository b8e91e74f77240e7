// Puts one of a list at another place.

export function moved<One extends { id: string }>(items: One[], id: string, place: number): One[] {
  const one = items.find((item) => item.id === id);
  return one ? items.filter((item) => item !== one).toSpliced(place, 0, one) : items;
}
