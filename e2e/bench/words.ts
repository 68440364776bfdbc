/** The corpus' words: enough for some thirty thousand tags and for NL captions. */

const split = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Characters as captions name them, most frequent first. */
export const characters = [
  'perlica',
  'chen qianyu',
  'yvonne',
  'laevatain',
  'endministrator',
  'gilberta',
  'last rite',
  'ardelia',
  'snowshine',
  'xaihi',
  'wulfgard',
  'pogranichnik',
  'lifeng',
  'alesh',
  'arclight',
  'akekuri',
  'antal',
  'avywenna',
  'catcher',
  'da pan',
  'estella',
  'fluorite',
  'mi fu',
  'rossi',
  'tangtang',
  'zhuang fangyi',
  'ardashir',
  'nefarith',
  'warfarin',
  'ember',
] as const;

export const copyrights = ['arknights', 'arknights: endfield'] as const;

export const adjectives = split(`
  long short black white red blue green brown blonde purple pink grey silver orange aqua dark light pale bright deep
  striped plaid checkered dotted frilled pleated torn ripped layered loose tight open closed half-closed wide narrow
  single double triple side high low large small huge tiny medium thick thin curved straight wavy curly braided tied
  untied messy neat wet dry shiny matte glowing sparkling transparent see-through sheer lace leather fur feather metal
  wooden stone paper glass golden bronze copper pearl crystal floral starry cloudy snowy rainy sunny windy misty foggy
  night morning evening winter summer autumn spring old new broken floating flying falling hanging standing sitting
  lying kneeling running jumping dancing sleeping smiling crying laughing angry sad happy shy nervous serious bored
  surprised embarrassed confident gentle crossed raised lowered outstretched bent folded hidden covered bare bandaged
  armored hooded masked winged horned tailed animal mechanical holographic futuristic traditional military school
  casual formal sleeveless strapless backless off-shoulder cropped oversized asymmetrical detached fingerless
  removed partial full upper lower inner outer front back left right multiple matching mismatched colored two-tone
  gradient streaked official alternate cosplay fantasy simple complex blurry detailed monochrome sketchy soft hard
`);

export const nouns = split(`
  hair eyes ears tail horns wings halo skin lips teeth fang tongue hands fingers nails arms legs thighs knees feet toes
  shoulders collarbone chest waist hips back neck face cheeks forehead eyebrows eyelashes bangs ponytail twintails bun
  braid sidelocks ahoge hairband hairclip hairpin ribbon bow headband hat cap beret helmet hood crown tiara veil mask
  glasses goggles eyepatch earrings necklace choker collar scarf tie bowtie cape cloak coat jacket vest hoodie sweater
  cardigan shirt blouse t-shirt dress skirt shorts pants jeans leggings pantyhose thighhighs stockings socks boots shoes
  sneakers sandals heels loafers gloves sleeves cuffs belt buckle strap harness holster pouch bag backpack armor
  gauntlets pauldrons bodysuit swimsuit bikini kimono yukata hakama uniform apron robe pajamas towel blanket pillow bed
  chair sofa table desk lamp window door curtain wall floor ceiling stairs balcony roof street alley bridge road fence
  gate tower castle temple shrine church school classroom library kitchen bathroom bedroom office factory lab garden
  park forest tree grass flower rose petals leaves bush mountain hill cliff cave desert beach ocean river lake waterfall
  rain snow cloud sky sun moon star sunset sunrise fire smoke spark lightning ice water bubble shadow light reflection
  sword katana dagger spear lance axe hammer staff wand bow-weapon arrow gun rifle pistol shield book scroll pen phone
  camera laptop screen cable robot drone vehicle car train ship airplane bicycle cup mug bottle glass plate bowl spoon
  fork knife cake bread fruit apple strawberry food drink tea coffee cat dog bird fish butterfly wolf fox rabbit dragon
  expression pose gaze background border text logo signature watermark frame pattern print trim lining hem seam button
  zipper pocket badge emblem
`);

/** Tags that nearly every caption has, in the order of how common they are. */
export const staples = split(
  '1girl solo looking_at_viewer smile blush open_mouth simple_background breasts upper_body full_body ' +
    'cowboy_shot standing holding jewelry long_sleeves',
).map((tag) => tag.replaceAll('_', ' '));

export const ratings = ['safe', 'sensitive', 'nsfw', 'explicit'] as const;

/** Sentences after the first; `{a}` an adjective, `{n}` a noun, `{name}` the character. */
export const sentences = [
  'She wears a {a} {n} over a {a} {n}, with a {a} {n} at her side.',
  'Her {a} {n} catches the light while the {a} {n} behind her stays out of focus.',
  '{name} looks toward the viewer with a {a} expression, one hand resting on a {a} {n}.',
  'The background shows a {a} {n} and a {a} {n} under a {a} sky, painted in broad strokes.',
  'A {a} {n} and several {a} details frame the composition, which leads the eye to her {n}.',
  'The palette is dominated by {a} tones, with {a} accents on the {n} and the {n}.',
  'Soft light falls from the left and leaves the {a} {n} in shadow.',
  'Small touches, such as the {a} {n} and the {a} {n}, give the picture a {a} mood.',
] as const;
