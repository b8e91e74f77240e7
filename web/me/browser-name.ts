// A browser and its system from the words it says of itself.
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/YaBrowser\//, 'Yandex Browser'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

export function browserName(userAgent: string | null | undefined): string {
  const said = userAgent ?? '';
  const name = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(said))?.[1];
  return [name(browsers), name(systems)].filter(Boolean).join(', ');
}
