// Names that one person may go by. One line a group; a name may stand in several.

const GROUPS = `
abigail abby gail
agnieszka aga
albert al bert albie
alexander alex alec sandy sasha sascha xander lex alexandr aleksandr aleksander alejandro alessandro oleksandr alexandre iskander
alexandra alex sandra sasha sandy lexi alexa aleksandra
alfred alf alfie fred freddie
alice ali allie
amanda mandy
andrew andy drew andreas andre andrei andrey andrzej anders andrea ondrej
angela angie
anna ann anne annie anja anya hannah ania nan nancy ana hanna anushka
anthony tony anton antonio antoine ant
antonia toni tonia
arthur art archie artur
barbara barb babs barbie basia
benjamin ben benny benji
bernard bernie bernhard bernd
bridget biddy bridie brigitte birgit
carolyn carol carrie caroline karoline lina
catherine kate cathy katie kitty kathy katy cat katherine kathryn katharina katarina catarina ekaterina katya katja caterina cate kat kath kasia katarzyna karin
charles charlie chuck chas karl carl carlos carlo chaz karol
charlotte charlie lottie lotte
christina chris tina chrissie christine christiane kristin kristina kirsten kirsty krystyna
christopher chris kit topher christoph christophe kris cristobal krzysztof christian
claudia claudie
cynthia cindy
daniel dan danny daniil daniele danilo
daniela dani danielle
david dave davy davey dai dawid davide
deborah deb debbie debby debra
dennis denny denis denys
diana di diane dianne
dmitry dima dmitri dmytro mitya
dominic dom dominik nick
donald don donnie
dorothy dot dottie dolly dora dorothea
douglas doug
edward ed eddie ted ned teddy eduard eduardo edvard edouard ward
edwin ed eddie
eleanor ellie nell nelly nora elinor eleonora lenora
elizabeth liz beth betty eliza lizzie lisa bess bessie libby betsy elisabeth elsie elspeth lise elise elisa ela elzbieta isabel lilibeth
emily em emmy millie emma
ernest ernie ernst ernesto
eugene gene evgeny yevgeny eugen zhenya
evelyn evie eve
fatima fatma fatimah
florence flo florrie
frances fran fanny francesca franziska frankie
francis frank frankie francois francisco francesco franz paco pancho fran franciszek
frederick fred freddie fritz friedrich federico fredrik frederic
gabriel gabe gabriele
geoffrey geoff jeff jeffrey jeffery
george georgie georg jorge giorgio yuri jerzy georges jorg
gerald gerry jerry gerard gerd gerhard
giulia julia julie jules
giuseppe beppe joseph peppe
gregory greg gregor grigory grzegorz
gustav gus gustavo
harold harry hal harald
harriet hattie harriett
heinrich heinz henry heiner
helen nell nellie helena elena lena ellen helene alyona
henry harry hank hal henri enrique henrik heinrich enrico
herbert bert herb bertie
hugh hughie hugo
ingrid inga inge
irene rene irena irina ira
isaac ike izaak
isabella bella izzy isabel izzie isabelle ella
jacob jake jakob jacques yakov coby
jacqueline jackie
james jim jimmy jamie jem jaime giacomo diego iago jacques
jane janie jenny janet janey
jennifer jen jenny jenn jennie
jeremy jerry jem
jessica jess jessie
joan joanie joanna joanne jo johanna joana
john jack johnny jon jean juan johann johannes hans jan giovanni ian sean joao jens evan jonny
jonathan jon jonny john nathan
joseph joe joey jose josef jozef giuseppe yusuf josep pepe iosif
josephine jo josie josefina josefine
joshua josh
judith judy jude
julian jules julien giuliano
karen kari karin
kenneth ken kenny
kimberly kim kimberley
konstantin kostya costas constantine
lawrence larry laurie lorenzo laurent lars laurence lorenz
leonard leo len lenny leonardo leonid
leslie les
lewis lou louis louie luis luigi ludwig lew
lillian lily lil lilian
louise lou louisa luisa luise
lucas luke luca luka lukasz lukas luc
lucy lucia lucie lu
lynn linda lyn
magdalena magda lena
malgorzata gosia margaret
margaret maggie peggy meg greta madge marge margie rita daisy peg margarita margarethe gretchen marguerite margot gosia margherita
maria mary marie mia masha mariya marija marika mimi
mark marc marco marcus markus marcos marek
martha marty patty marta
martin marty marcin martino
mary molly polly mae mamie maria marie may
matilda tilly tillie mathilda mattie
matthew matt matteo matthias mateo matthieu mateusz matty mat mathew mats matthaus
maurice moe maury mauricio moritz
maximilian max maxim maksim maxime
megan meg
melissa missy mel lissa
michael mike mick mickey mikey micky michel miguel mikhail misha michele michal mikael mitch mihai
mildred millie milly
mohammed muhammad mohamed mohammad mehmet mo muhammed mohamad
nadezhda nadia nadya
natalia natasha natalie nat natalya nathalie
nathaniel nate nathan nat
nicholas nick nicky nico niko nikolai nicolas klaus nikolaj nikolaus kolya nicolai niklas mikolaj nikos nikolay nicola colin
nicole nicky nikki
olga olya olia helga
oliver ollie olivier oli
olivia liv livvy
pamela pam
patricia pat patty patsy tricia trish trisha patrizia paddy
patrick pat paddy rick patrik patricio
paul paulie pablo paolo pavel pavlo pawel pauly
penelope penny
peter pete pierre pedro pietro piotr petr pyotr piet petya
philip phil pip philipp felipe filippo philippe phillip filip
priscilla cilla
rachel rae shelly rachael raquel
raymond ray raimund ramon
rebecca becky becca rebekah
reginald reg reggie
richard rick dick rich ricky richie ricardo riccardo ryszard ritchie
robert bob rob bobby robbie bert robin roberto rupert bobbie robb
roderick rod rory
roger rodger hodge ruggero rudiger
ronald ron ronnie reinhold
rosemary rose rosie romy
roxanne roxy
rudolf rudi rudy rodolfo
russell russ rusty
ruth ruthie
samantha sam sammy
samuel sam sammy samy
sarah sally sadie sara zara sare
sergei sergey serge sergio serhiy seryozha
sofia sophie sophia zofia zosia sonya sonia
stanislav stas stan stanislaw stanley
stephanie steph stefanie steffi
stephen steve steven stevie stefan stephan stephane esteban stefano szczepan istvan steffen
susan sue susie suzy susanna suzanne zsuzsa susi sukey susanne suzie zuzanna
svetlana sveta lana
sylvia silvia sylvie
tatiana tanya tania
terence terry terrence
theodore ted theo teddy theodor teodoro fyodor
theresa terry tess tessa tracy teresa therese reza resi
thomas tom tommy tomas tomasz tommaso thom
timothy tim timmy timo
tobias toby tobi
valentina val valya
valerie val
veronica ronnie vera roni veronika
victor vic viktor vitor
victoria vicky tori vic vicki viktoria vickie
vincent vince vinnie vinny vincenzo vicente
virginia ginny ginger
vladimir vova volodya vlad volodymyr wladimir
walter walt wally walther
wendy gwendolyn gwen
wilhelm willi willy will
william bill will billy willy liam wilhelm guillermo guillaume willie guglielmo wim
winifred winnie fred
yusuf yousef joseph youssef yosef
zachary zach zack zak
zoe zoey
ivan vanya john
ji-woo jiwoo
soren soeren
pierre peter
ursula uschi ulla
ulrich uli ulli
wolfgang wolf
klaus claus nikolaus
`

const groups = new Map<string, readonly number[]>()
for (const [i, line] of GROUPS.trim().split('\n').entries())
  for (const name of new Set(line.split(' '))) groups.set(name, [...(groups.get(name) ?? []), i])

/** True where both can be names of one person, as Bob and Robert: folded given names. */
export function areNicknames(a: string, b: string): boolean {
  const of = groups.get(a)
  return of !== undefined && (groups.get(b)?.some((group) => of.includes(group)) ?? false)
}

/** The groups that a folded given name stands in, as numbers; [] for a name that is in none. */
export function nicknameGroups(name: string): readonly number[] {
  return groups.get(name) ?? []
}
