/** What a general tag describes: the person, what is worn, or the image. By words, as booru tags put them. */

/** In the order in which they are shown. `image`: pose, framing, background and everything else. */
export const aspects = ['hair', 'eyes', 'body', 'worn', 'image'] as const;
export type Aspect = (typeof aspects)[number];

export const aspectLabels: Readonly<Record<Aspect, string>> = {
  hair: 'Hair',
  eyes: 'Eyes',
  body: 'Body',
  worn: 'Clothes',
  image: 'Alike in its images',
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const hair = words(
  'hair bangs ahoge ponytail twintails twintail braid braids bun buns sidelocks drills dreadlocks afro quiff undercut ' +
    'forelock mohawk dreads cowlick',
);
/** Things in the hair, and what hair does, are no hair. */
const inHair =
  /^hair (?:ornament|ribbon|flower|bow|band|tie|bobbles|stick|tubes|beads|bell|feather|scrunchie|pin|brush|dryer)s?$/;
const notHair = words('facial chest pubic armpit arm leg');

const eyes = words('eyes pupils sclera eyelashes heterochromia eyeshadow');
/** What eyes do, not what they are. */
const expressions =
  /^(?:closed|half-closed|narrowed|rolling|empty|one|covering|covered|crossed|wide|shading|rubbing|averting) eyes?$/;

const body = words(
  'ears horns horn tail tails wings skin skinned freckles mole scar scars fang fangs beard mustache goatee stubble ' +
    'breasts abs muscular tattoo tan tanlines antlers fins gills whiskers feathers markings makeup lipstick',
);
const bodyPhrases =
  /^mole (?:under|on|above)|^scar (?:on|across)|facial (?:hair|mark|tattoo)|^(?:tall|petite|old|loli|shota|mature) ?(?:female|male|woman|man)?$|^animal ear fluff$|mechanical (?:arms?|legs?|parts)|^prosthetic/;

const accessories = words(
  'beret cap hat hairband headband hairclip hairpin headphones headset headgear headdress headpiece crown tiara helmet ' +
    'eyepatch glasses goggles eyewear sunglasses monocle mask earmuffs earrings earring necklace bracelet ring jewelry ' +
    'piercing halo ribbon bow ornament flower scrunchie veil watch wristwatch anklet armlet card badge bag backpack',
);

const garments = words(
  'apron armor armband belt bikini blazer blouse bodysuit boots bowtie bra cape capelet cardigan choker cloak coat ' +
    'collar corset dress epaulettes footwear frills gauntlets gloves gown harness hood hoodie jacket jeans jumpsuit ' +
    'kimono labcoat leggings leotard loafers maid miniskirt mittens necktie overalls pants pantyhose pajamas poncho robe ' +
    'sandals sarong sash scarf serafuku shawl shirt shoes shorts skirt sneakers socks suit suspenders sweater swimsuit ' +
    'swimwear t-shirt tabard thighhighs kneehighs tie top trim trousers tunic turtleneck tuxedo underwear uniform vest ' +
    'waistcoat yukata bandana pauldrons camisole',
);
/** How something is worn: the same with many outfits. */
const ways = words('sleeves sleeveless clothes strapless barefoot midriff cleavage');

const lastWord = (key: string): string => {
  const name = key.replace(/ \(.*$/u, '');
  return name.slice(name.lastIndexOf(' ') + 1);
};

/** A way of wearing (`long sleeves`), which says nothing of which outfit it is. `japanese clothes` names one. */
const isWay = (key: string): boolean =>
  (ways.has(lastWord(key)) && !/^(?:japanese|chinese|casual|traditional|winter) clothes$/.test(key)) ||
  key.startsWith('sleeves ');

const isHair = (key: string): boolean =>
  !inHair.test(key) &&
  ((hair.has(lastWord(key)) && !notHair.has(key.split(' ')[0] ?? '')) ||
    /^(?:hair (?!color)|colored (?:tips|streaks)|(?:bob|pixie|hime|bowl|buzz|wolf) cut$)/.test(key));

const isEyes = (key: string): boolean => eyes.has(lastWord(key)) && !expressions.test(key);

const isBody = (key: string): boolean => body.has(lastWord(key)) || bodyPhrases.test(key);

const isWorn = (key: string): boolean => {
  const last = lastWord(key);
  return (
    garments.has(last) || accessories.has(last) || isWay(key) || inHair.test(key) || key.endsWith(' clothes')
  );
};

/** @param key identity key of a general tag */
export const aspectOf = (key: string): Aspect => {
  if (isEyes(key)) return 'eyes';
  if (isHair(key)) return 'hair';
  if (isBody(key)) return 'body';
  return isWorn(key) ? 'worn' : 'image';
};

/** Whether it tells outfits apart: a garment, neither jewellery and headwear nor a way of wearing. */
export const isGarment = (key: string): boolean =>
  aspectOf(key) === 'worn' && !accessories.has(lastWord(key)) && !inHair.test(key) && !isWay(key);

/** Whether it is of the person: what another person in the image may be learnt with. */
export const isOfPerson = (key: string): boolean => aspectOf(key) !== 'image';
