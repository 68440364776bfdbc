/** Whether a general tag names something worn: by its last word, as booru tags put it ("white hoodie"). */
const worn: ReadonlySet<string> = new Set(
  (
    'apron armor belt bikini blazer blouse bodysuit boots bowtie bra bracelet cape capelet cardigan choker cloak coat ' +
    'collar corset dress earmuffs earrings eyepatch footwear frills gauntlets glasses gloves goggles gown hairband ' +
    'hairclip hairpin halo hat headband headphones headset heels helmet hood hoodie jacket jeans jumpsuit kimono ' +
    'labcoat leggings leotard loafers maid mask miniskirt mittens necklace necktie overalls pants pantyhose pajamas ' +
    'poncho ribbon ring robe sandals sarong sash scarf shawl shirt shoes shorts skirt sleeves sneakers socks suit ' +
    'suspenders sweater swimsuit swimwear t-shirt thighhighs tie top trousers turtleneck tuxedo umbrella underwear ' +
    'uniform veil vest waistcoat yukata'
  ).split(' '),
);

/** @param key identity key */
export const isClothing = (key: string): boolean => {
  const name = key.replace(/ \(.*$/u, '');
  return worn.has(name.slice(name.lastIndexOf(' ') + 1)) || /\bclothes$/u.test(name);
};
