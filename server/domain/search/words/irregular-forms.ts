// Forms of English, Russian and Polish words that no rule of spelling finds, and words whose rule finds too much.

/** For each language: a folded form → the word whose stem it shares, or `=stem`, the stem it has for itself. */
export const IRREGULAR_FORMS: Record<'en' | 'ru' | 'pl', Map<string, string>> = {
  en: table(`paid pay, sent send, wrote write, written write, bought buy, sold sell, brought bring, thought think, got get,
    gotten get, gave give, given give, took take, taken take, made make, found find, held hold, kept keep, left leave, lost lose,
    met meet, ran run, said say, saw see, seen see, spoke speak, spoken speak, spent spend, stood stand, told tell, went go,
    gone go, came come, knew know, known know, began begin, begun begin, broke break, broken break, chose choose, chosen choose,
    drove drive, driven drive, fell fall, fallen fall, felt feel, froze freeze, frozen freeze, grew grow, heard hear, led lead,
    lent lend, meant mean, rose rise, shook shake, shown show, built build, caught catch, drew draw, drawn draw, taught teach,
    understood understand, withdrew withdraw, withdrawn withdraw, children child, men man, women woman, feet foot, teeth tooth,
    mice mouse, shelves shelf, knives knife, halves half, leaves leaf, lives life, loaves loaf, wives wife, buses bus,
    gases gas, criteria criterion, indices index, bigger big, biggest big, larger large, largest large, later late, latest late,
    forgot forget, forgotten forget, better good, best good, worse bad, worst bad, past =past, paste =paste, important =important, importantly =important,
    importance =important, universal =universal, university =university, universities =university, unite =unite, united =unite,
    unity =unity, policy =policy, policies =policy, general =general, generally =general, organ =organ, organs =organ,
    news =news, customs =customs`),
  ru: table(`дня день, дней день, дни день, дням день, днем день, днями день, дне день, времени время, временем время, времена время,
    времен время, имени имя, имена имя, писем письмо, поставок поставка, скидок скидка, посылок посылка, упаковок упаковка,
    отправок отправка, перевозок перевозка, заявок заявка, ошибок ошибка, проверок проверка, установок установка, досок доска,
    окон окно, кресел кресло, денег деньги, дочек дочка, детали деталь, деталям деталь, прошу просить, просим просить, помогли помочь, помог помочь, помогла помочь,
    пришлите прислать, пришлем прислать, пришлю прислать, пишу писать, пишет писать, пишем писать, пишете писать, пишут писать,
    пишите писать, ждем ждать, ждет ждать, ждут ждать, ждете ждать, жду ждать, шел идти, шла идти, шли идти, пришел прийти, пришла прийти,
    пришли прийти, люди человек, людей человек, дети ребенок, детей ребенок, лучше хороший, лучший хороший, часто =часто,
    ценный =ценн, ценная =ценн, ценное =ценн, ценные =ценн, ценных =ценн, ценного =ценн, ценной =ценн, договориться =договори,
    договорились =договори, договоримся =договори, договорился =договори, договорилась =договори, правило =правил,
    правила =правил, правилу =правил, правилом =правил, правил =правил, правилам =правил, правилами =правил, правилах =правил`),
  pl: table(`tygodnia tydzien, tygodnie tydzien, tygodni tydzien, tygodniu tydzien, tygodniem tydzien, tygodniach tydzien, dni dzien,
    dnia dzien, dniu dzien, dniem dzien, dniach dzien, dniami dzien, rece reka, rak reka, reku reka, lat rok, lata rok, latach rok,
    roku rok, rokiem rok, miesiecy miesiac, ludzie czlowiek, ludzi czlowiek, dzieci dziecko, dziecka dziecko, klienci klient,
    kontrahenci kontrahent, kierowcow kierowca, pieniedzy pieniadze, psa pies, psy pies, koncu koniec, konca koniec, niedziel niedziela,
    przyszedl przyjsc, przyszla przyjsc, przyszly przyjsc, lepszy dobry, lepsza dobry, lepsze dobry, gorszy zly, gorsza zly,
    wiekszy duzy, wieksza duzy, wieksze duzy, mniejszy maly, mniejsza maly, mniejsze maly, nowe nowy, nowa nowy, nowego nowy,
    nowych nowy, nowej nowy, nowym nowy, nowymi nowy, nowemu nowy, lista =lista, liste =lista, listy =lista, liscie =lista`),
};

function table(list: string): Map<string, string> {
  return new Map(list.split(',').map((pair) => pair.trim().split(/\s+/) as [string, string]));
}
