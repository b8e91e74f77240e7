// The plots of the demo's English correspondence.
import { readStories } from '../read-stories.ts';

export const englishStories = readStories(
  'en',
  `
= en-cold-rooms | sales | 3
~ Quote for {qty} cold rooms; Cold storage for our new hall in {city}; Enquiry: {qty} walk-in cold rooms
C We are moving {our packing line|part of our storage|the whole despatch team} to a new hall in {week+12|the spring|the autumn} and will need {qty} cold rooms at {2-4} °C, roughly {3-6} by {4-8} metres each. ¶ Could you send us {a quotation|a price}, including panels, doors, units and installation? {There is three-phase power on site.|The floor is insulated already.|The ceiling height is 4.2 metres.}
U+1d [offer] Please find attached our offer {offer} for {qty} cold rooms with {model} units, installed and tested. The total comes to {amount}, and the price holds until {date+30}. ¶ {Lead time is currently {6-9} weeks from your order.|We could start on site in week {week+8}.} Is there a crane or a forklift we may use?
C+2d Thank you, that is clear. {The price is within budget, but|Our board likes it, although} {I need to know whether you can finish before {date+55}|the lead time worries me a little}. Our current lease ends then and every extra week of rented storage costs us about €{800-1900}.
U+6h {I have spoken to production:|Good news from the factory:} if we receive your order by {date+6}, the panels leave Groningen in week {week+6} and our fitters need {3-5} days on site. That leaves you a margin of a week.
C+1d [po] Then let's do it. Our purchase order {po} is attached, referring to your offer {offer}. Please send the order confirmation to me and copy {accounts|our site manager}.
U+4h [order] Thank you for the order, we are very glad. Your order number with us is {order}; the confirmation is attached. The deposit of {deposit} is due before production starts. ¶ Bruno Maas will call you about access to the site.
= en-lead-time | sales | 2
~ Order {order}: delivery date?; Where is our order {order}?
C I see from our file that order {order} was promised for week {week}. {Nobody has called us yet|We have heard nothing from the haulier}, and {our electrician is booked|the old unit is already on the pavement}. Can you tell me where things stand?
U+3h I am sorry you had to ask. The {evaporator|compressor|door frame} came in {two|three} days late from our supplier. Your goods are on the lorry {wd+2} and should be with you before noon {wd+3}. The driver will ring half an hour ahead.
C+3d {It has just arrived|The lorry has been}, everything complete as far as we can see. {Next time a short call would save us some grey hair.|Thank you for sorting it out so quickly.}
= en-damaged-pallet | support | 3
~ Damaged pallet, delivery {order}; Complaint: pallet {2-9} arrived damaged
C Pallet {2-8} of delivery {order} {was crushed on one side|had been dropped, by the look of it|arrived with a split film and two dented panels}. We noted it on the CMR before signing. I attach photos. ¶ What would you like us to do with the damaged panels?
U+5h Thank you for the photos and for writing it on the CMR, that makes it easy for us. I have opened case {case}. Could you tell me the panel numbers? They are on a white label on the short side.
C+1d [photo,photo] The labels read {serial} and {serial2}. A second photo shows the dent more clearly, about {20-60} cm from the lower edge.
U+1d Both panels are in production again and leave on {date+8}, at our expense. Please keep the old ones dry; the driver takes them back. {Our insurer has accepted the claim against the carrier.|You need do nothing about the carrier.}
C+9d The replacements are in and fit. Could we also have a credit note for the {two|four} hours our fitter stood waiting? It comes to €{120-340}.
V+2d [credit] A fair point. The credit note for case {case} is attached, and it will be set off against invoice {invoice}.
= en-reminder | billing | 3
~ Reminder: invoice {invoice}; Invoice {invoice} is overdue
U [invoice] According to our books, invoice {invoice} of {amount} {has been open since {date-14}|fell due two weeks ago}. Perhaps it slipped through? A copy is attached. If you have paid in the last few days, please ignore this message.
C+1d {My apologies,|Sorry about that,} {the invoice went to a colleague who has left|it was waiting for a signature}. It is in tonight's payment run.
U+4d Payment of {amount} received {today|yesterday}, thank you. Our books are square.
= en-dispute | billing | 2
~ Query on invoice {invoice}; Invoice {invoice}: wrong amount
C On invoice {invoice} you charge {2-4} days of installation. {Our log shows the fitters left at two o'clock on the second day.|We agreed one day in offer {offer}.} Could you check before we pay?
U+1d I have looked at the time sheets, and you are right: {the second day was for another site|half a day was booked twice}. A corrected invoice will follow today.
U+3h [invoice] Here is the corrected invoice {invoice}, now {amount}. The earlier one has been cancelled. My apologies for the extra work.
C+2d Thanks, this one matches our figures and has been {approved|released for payment}.
= en-warranty | support | 3
~ {model} loses temperature; Unit {serial} does not hold temperature
C Our {model} (serial {serial}) {struggles to get below {7-11} °C since the weekend|has been icing up every night this week}. It is {eleven|fourteen|eighteen} months old, so I assume it is under warranty. We have moved the stock, but there is room for only {two|three} days.
U+1h I have logged this as case {case}. Before we send somebody: is there ice on the evaporator, and do you hear the fan? A photo of the display would help me.
C+2h [photo] There is a thick layer of ice, and the fan turns but slowly. The display shows E{2-7}. Photo attached.
U+1h That code means the defrost heater. It is covered. An engineer can be with you {wd+1} between {8|9} and {11|12}; he brings the part. Please switch the unit off tonight with the door open, so that the ice is gone when he comes.
C+2d He has been, and the room is down to {2-4} degrees again. {Very friendly man, too.|He also reset the clock, which had been wrong for months.} Thank you.
= en-no-alarm | support | 1
~ Alarm did not call us; No SMS from the temperature alarm
C Last night the freezer went up to minus {6-11} and {nobody got a message|the alarm stayed silent}. The stock survived, but only just. Why did the alarm module not call us?
U+3h I can read the log of your module from here: it did try at 02:{11-48}, but the number it dialled ends in {21-88}. Is that still yours?
C+2h Oh dear. That is the mobile of a manager who left in {January|March|the summer}. How do we change it?
U+1h Menu 4, then "Contacts". I have already entered your number as second contact and sent a test message. Did it arrive? ¶ I suggest you put the yearly alarm test in your diary.
C+1h Test arrived at once. Diary entry made. Thanks for not laughing.
= en-address-change | sales | 2
~ Order {order} – change of delivery address; New warehouse address
C Our warehouse moved last week. Please deliver order {order} to {street}, {city}, instead of the old address; {the gate is at the back|ask for the goods-in desk}. The invoice address stays as it was.
U+4h I have changed the address on order {order} and told the haulier. {The delivery day stays the same.|It costs us a day, so you will see the lorry {wd+3}.} Is there a height limit at the gate?
C+1d Three metres ninety, so a standard trailer only just fits. Perhaps warn the driver.
= en-access | sales | 2
~ Installation in {city}: access to the site; Who lets our fitters in?
U Our fitters will be with you {wd+4} at seven in the morning to start on order {order}. Who can let them in, and where may they put the van?
C+1d The porter is there from half past six. They should report at barrier {1-4} and {ask for me|say they come for the cold rooms}. Safety boots and high-vis are compulsory, hard hats not.
U+3h Perfect, I have passed it on. They are {Jelle and Mark|Stefan and Ron|Wiebe and Ali}, in a white van with our sign.
D+1d One more thing: {on Thursdays the yard is full until nine|the fire alarm is tested at ten}, so please do not be alarmed.
= en-discount | sales | 2
~ Offer {offer}: can you do better?; Your price for {model}
C We have your offer {offer} and one of a competitor, who is {4-9} per cent cheaper for what looks like the same thing. I would rather buy from you, {since your people know our site|as the last project went well}, but I must be able to explain it upstairs.
U+1d I understand. Please look at two lines in the other quotation: panel thickness (ours is 100 mm) and whether commissioning is included. If both are equal I can go down by {2-3} per cent for payment within eight days.
C+2d You were right, theirs is 80 mm panel. With the {2-3} per cent we have a deal. Please send me the revised offer.
U+2h [offer] Attached, with today's date, as offer {offer}. The total is now {amount}.
= en-second-hand | info | 1
~ Used cold room?; Do you sell second-hand units?
C {We are a small start-up making kimchi|I run a community kitchen|We are opening a cheese counter} and a new cold room is beyond our means. Do you ever sell used ones? About two by three metres would do.
U+1d Now and then we take one back. At the moment there is a room of 2.4 × 3.0 m from a hotel, {six|eight} years old, with a new unit: {fee} fitted. Shall I send pictures?
C+1d [photo] Yes please! I add a photo of the space, the ceiling is a bit low.
U+1d The height is enough by seven centimetres. I keep the room for you until {date+7}; after that it goes on our website.
= en-visit | sales | 2
~ Visit on {date+9}; Can we meet next week?
U I will be in your area on {date+9} and would like to see how the new rooms are doing. Would {ten|eleven|two} o'clock suit you?
C+1d {That suits|Fine with me}. I would like to show you the loading bay, we lose a lot of cold there. Bring a jumper.
U+2h [ics] With pleasure; an invitation is attached. I will bring the details of our air curtains.
C+10d It was good to see you. As promised: the bay doors are {2.6|2.8|3.0} by {2.8|3.2} metres, and there are {3-6} of them. We are curious about your proposal.
= en-flowers | sales | 1
~ Humidity in the flower cell; Roses drying out
C Our roses keep {four|five} days in your cell, but the edges of the petals dry. A colleague of mine has 90 per cent humidity in his; we measure {72-79}. Is there a way to raise it without standing water on the floor?
U+1d There is: a larger evaporator surface with a smaller temperature difference, or a humidifier as an add-on. For your {model} the add-on is the cheaper way, about €{1400-2600} fitted.
C+3d Let's try the add-on in one cell first, and if it works before Mother's Day the other will follow. May I order by this mail?
U+2h [order] You may. The order number is {order}; fitting takes a morning, and I suggest {wd+7}.
= en-energy-labels | sales | 1
~ Energy labels for subsidy application; Documents for the grant, order {order}
C For our grant application we need the energy labels and the refrigerant data sheets of order {order}. The deadline is {date+10}, so {the sooner the better|I am a little nervous}.
U+1d [offer] All the labels are A or better. I have put them together with the data sheets in one PDF; the refrigerant is R290, GWP 3. Do you need anything signed?
C+1d A signature on page one, please, the civil servant insists.
V+1d [offer] Signed and attached. Good luck with the application!
= en-spare-door-gasket | support | 2
~ Door gasket {model}; Spare part: gasket
C The gasket of our door is torn at the bottom, about {15-40} cm. The cleaner's trolley, I fear. Can we order one and fit it ourselves? The type plate says {model}, serial {serial}.
U+3h You can, it clicks into a groove, no tools. It costs €{86-148} including postage. Shall I send it to {street}, {city}?
C+1h Yes please, with an invoice for {po}.
U+1d [invoice] It is in the post; the invoice {invoice} is attached. Warm the gasket in hot water for a few minutes first, then the corners sit well.
= en-service-contract | support | 2
~ Service contract {case}: renewal; Maintenance for next year
U Your service contract ends on {date+40}. In the past year we were with you {two|three} times, once outside hours. I would like to renew on the same terms; the price goes up by {2-4} per cent to {fee} a year.
C+4d We are content with the work, less so with the increase. {Would it help if we signed for three years?|What if we cleaned the condensers ourselves?}
U+1d It would. For three years I can hold this year's price. The contract is attached; a scan of the signed page is enough.
C+5d [po] Signed and attached. See you in {March|May|September} for the yearly check.
= en-leak-check | support | 1
~ F-gas leak check due; Yearly leak check
U The yearly leak check of your installation ({model}, {serial}) is due before {date+30}. Our engineer is near {city} on {date+12}. May he come by in the morning?
C+2d Morning is difficult, {that is when the lorries come|we bake until eleven}. After one?
U+3h After one is fine. He needs about an hour and access to the roof.
U+13d [offer] The check is done, no leaks found. Your certificate is attached; keep it with the log book for five years.
= en-deposit | billing | 2
~ Deposit for order {order}; Pro forma {invoice}
U [invoice] Attached is invoice {invoice} for the deposit of {deposit} on order {order}. Production starts as soon as it has arrived.
C+2d Our system asks for your VAT number and a bank letter before it lets me pay a new supplier. Could you send both?
U+3h [offer] Our VAT number is NL001234567B01; the bank letter is attached. Please call me on the number on our website to confirm the account, as one should these days.
C+2d All set up now, and yes, I did call. The deposit leaves our account {wd+1}.
= en-new-bank | billing | 1
~ Has your bank account changed?
C We received a letter saying that your bank account has changed to one in {Lithuania|Portugal|Cyprus}. It looks genuine, but the tone is odd. Can you confirm before we pay {amount}?
U+1h Please do NOT pay to that account. Our account has not changed and we never announce such things by letter. Could you send us a scan?
C+2h [photo] Attached. Good thing I asked. We will report it, too.
U+3h Thank you. We have informed the police and are warning our other customers. Your invoice {invoice} can be paid to the usual account, and take a week longer for the trouble.
= en-vat | billing | 1
~ VAT on invoice {invoice}; Reverse charge missing
C Invoice {invoice} shows 21 % VAT. We are a business outside the Netherlands, so the reverse charge should apply. Our VAT number is GB{100-999} {1000-9999} {10-99}.
U+1d [invoice] You are right; the number was missing in our system. The corrected invoice {invoice} without VAT is attached.
= en-split-payment | billing | 1
~ Payment in two parts?; Invoice {invoice}: payment plan
C {It has been a thin winter|Two of our own customers pay late}, and the full {amount} at once would hurt. Could we pay half now and half on {date+45}?
U+1d Thank you for telling us in good time. I have discussed it with our director, and we agree: half by {date+5}, half on {date+45}, no interest.
C+1d That is very decent of you. The first half is on its way.
= en-oyster | sales | 1
~ Live shellfish storage; Oysters at 6 degrees
C We keep oysters alive, so nothing below 5 and nothing above 8 degrees, and {never a fan blowing straight at them|as little draught as possible}. Does your range have something for a room of {18-40} m³?
U+1d It does: the {model} with a double evaporator moves the air slowly. I enclose the curve for 6 °C and our offer {offer}.
C+3d The curve convinced my father, and that is an achievement. Two questions: does salt air harm the fins, and who services it on {the island|the coast}?
U+1d The fins are epoxy-coated, five years' warranty against salt. Service comes from our partner in {Galway|Glasgow|Cork}, within a day, weather permitting.
= en-application | info | 2
~ Application: refrigeration engineer; Vacancy service engineer UK
C I saw your advertisement for a service engineer. I have {six|nine|twelve} years in commercial refrigeration, {F-gas category 1|a clean licence and F-gas category 1}, and would enjoy working for a firm that still picks up the phone. My CV is attached.
U+3d [cv] Thank you for your application. Your experience fits well. Could you come for a talk on {date+8}, online or in Groningen?
C+1d Online would be easier; any time after four.
U+9d We enjoyed the conversation. {We would like to make you an offer, and Sanne will call you tomorrow.|We have chosen another candidate, who lives nearer; we would like to keep your letter until the summer.}
= en-supplier-panels | sales | 1
~ Price list panels from {date+20}; New prices
C As announced, the price of our sandwich panels rises by {3-6} per cent from {date+20}, owing to steel. Orders received before that date are delivered at the old price. The list is attached.
U+2d [csv] Thank you for the notice. Please enter {300-900} m² of 100 mm at the old price, delivery in week {week+5}, under {po}.
C+1d [csv] Entered as {order}. Loading on the Tuesday, as always.
= en-exhibition | info | 1
~ Chillventa: appointment at your stand; Trade fair next month
C We will be at the fair on the second day. Would somebody of yours have half an hour for us? We look for a {supplier for three shops|partner for the Irish market}.
U+1d Gladly. Emily Carter expects you at stand 4-{101-480}, at {ten|two|half past three}. Coffee is good there, better than outside.
C+20d Thanks for the coffee and the frank answers. Please send the proposal we spoke about, for shops of about {80-200} m².
U+3d [offer] As promised: offer {offer}. I have calculated two variants, the second uses the waste heat for your hot water.
= en-training | support | 1
~ Training for new kitchen staff; Short training {model}
C We have {four|six|nine} new people in the kitchen, and none knows how to read the display. Do you give a short training?
U+1d We do, an hour on site for up to ten people, €{180-290}. Or by video, free for customers with a contract. You have one.
C+1d By video then, {wd+6} at three?
U+2h [ics] Booked, the link is in the invitation. I will show defrosting, the alarm, and what not to spray with water.
= en-noise | support | 1
~ Neighbours complain about the noise; Condenser too loud at night
C Since the condenser was put on the roof, {our neighbour|the lady upstairs} cannot sleep, and the council wants {45|40} decibels at her window. We measured {48-53}.
U+1d I am sorry for the lady. There are two steps: a night setting that slows the fans (free, I can do it from here) and an acoustic hood. Shall I start with the first?
C+1h Please, tonight if you can.
U+2h Done: from ten to six the fans run at 60 per cent. Would you measure again?
C+4d {43-44} decibels and a friendly nod from the neighbour. No hood needed.
= en-cancel | sales | 1
~ We must cancel order {order}; Order {order}: cancellation
C It is with regret that I must cancel order {order}. {The landlord has withdrawn from the lease|Our investor has pulled out}, and without the building there is no cold room. What do we owe you?
U+1d That is sad to read, after all the planning. Production had not begun, so nothing is lost but the drawings: €{350-900}. We refund the rest of your deposit this week.
C+1d More than fair. If the next building comes, you will be the first to hear.
= en-rush-freezer | support | 2
~ URGENT: freezer down, {many} pallets of stock; Emergency: freezer failed
C Our freezer stopped at four this morning, {many} pallets of {ice cream|fish|berries} inside. It is minus {9-14} now and rising. Please call me at once on {phone}.
U+1h Sanne here, we just spoke. For the record: engineer on the way, due in {ninety minutes|two hours}; a refrigerated trailer follows at {noon|one o'clock}. Please keep the doors shut. Case {case}.
C+5h Trailer is here and cold, we have moved the most delicate pallets. Your engineer says it is the contactor.
U+2h It was; he has replaced it, and the room falls a degree every {ten|fifteen} minutes. I shall watch it from here tonight.
C+1d Minus {19-21} this morning. We lost nothing. Drinks are on us.
= en-drawing | sales | 2
~ Drawing for approval, order {order}; Floor plan: please approve
U [drawing] Attached is the drawing for order {order}. Please look at the position of the door and the drain, and approve it or send us your changes by {date+5}.
C+2d [drawing] Two changes, marked in red: the door must open outwards, and the drain {moves forty centimetres to the left|should be nearer the wall}.
U+1d [drawing] Both are done, version {2-3} attached. With your yes, production can begin.
C+4h Yes!
= en-architect | sales | 1
~ Restaurant refurbishment: heat load?; Cooling load for planning
C We are planning the refurbishment of {an old mill|a listed bank building|a railway arch} into a restaurant and need figures for the cold store before our client can decide: floor load, power, heat given off.
U+2d [offer] Floor load {450-700} kg/m², power {4-9} kW, heat {6-14} kW, all on the sheet attached. If the client wishes, the heat can warm the floor of the dining room.
C+6d The client loves the warm floor. Offer, please, to the address of the operating company.
= en-duplicate-payment | billing | 1
~ Paid twice: invoice {invoice}; Refund please
C It seems we have paid invoice {invoice} twice, on {date-12} and again on {date-5}. Could you refund the second {amount}?
U+1d Indeed, both have arrived. We return the second payment today. You are our most generous customer.
= en-order-shelves | sales | 2
~ Order: {qty} shelving units; Shelves for cold room {order}
C Please send us {qty} of the aluminium shelving units, {1.2|1.5|1.8} m wide, four tiers, as last time. Our reference is {po}.
U+2h [order] Confirmed as order {order}, {fee}. They are in stock and leave {wd+1}.
C+4d Received, but {one box lacks the bolts|we miss the feet of one unit}. Could you post them?
U+1h In the post since a minute ago, with my apologies and a few spare ones.
= en-wrong-item | support | 1
~ Wrong part in order {order}; Received the wrong fan
C We ordered fan {model}-F, but in the box is {model}-P with another plug. What now? The unit is standing still.
U+1h Our mistake, the labels are too alike. The right one goes by courier tonight and arrives before ten. Put the wrong one in the same box; the courier comes back for it {wd+2}.
C+1d Right fan, right plug, running. Thank you.
= en-manual | support | 2
~ Manual for {model}; Instructions lost
C We have bought the premises of {a former butcher|a florist's} with one of your units inside, type {model}, but no papers. Do you have a manual in English?
U+2h [offer] Attached. By the serial number {serial} it was built {nine|twelve} years ago and looked after by us until the shop closed. A check would be wise; shall we come by?
C+1d Please do, and tell us honestly whether it is worth keeping.
= en-review | sales | 1
~ May we name you as a reference?; A few words for our website
U Your cold rooms have been running for {half a year|a year} now. If you are content, would you write two sentences for our website?
C+3d "They came when they said they would, and it was cold when they left." Will that do? It is what my manager said.
U+1h That is perfect, we shall frame it.
= en-holiday-closing | sales | 1
~ Closed over Christmas; Opening hours
C We are closed from {date+10} to {date+18}. Please plan nothing for these days; the goods-in desk is not manned either. Order {order} would be fine before that.
U+1d Noted. Order {order} will be with you {wd+3}, well before. A peaceful holiday to all of you.
= en-customs | sales | 2
~ Customs: commodity code for {order}; Export papers
C The broker asks for the commodity codes and the origin statement for order {order}, or the lorry stays in {Rotterdam|Hull|Immingham}.
U+2h [csv] Attached: codes, weights, and the statement of origin. The EORI numbers are on page two. If the broker has questions, he may call Bruno directly.
C+4h The broker is satisfied; the ferry is tonight's. Phew.
= en-container | bruno | 1
~ Slot for loading {wd+3}; Loading slot {order}
C Can you load one {twenty|forty}-foot reefer {wd+3} instead of the day after? The vessel has moved up.
U+1h If you are at the ramp by seven, yes. Dock {1-4}. Please bring your own straps, ours are all in {Poland|Hamburg}.
C+1h Seven it is. Driver is {Kevin|Mick|Dave}, plates end in {100-999}.
= en-heat-recovery | ada | 1
~ Idea: hot water from the cold rooms; Heat recovery, worth it?
C At the fair you said the waste heat could make our hot water. We use about {600-1800} litres a day at 60 degrees. Is that realistic, or was it the wine?
U+2d [offer] It was not the wine. With your units you get {450-1300} litres a day nearly for nothing; the tank and the exchanger pay back in {three|four} years. My sums are attached.
C+5d My accountant has checked the sums and found one error, in our favour. Please make it a proper offer.
U+1d [offer] Offer {offer}, error corrected. Give my compliments to the accountant.
= en-handover | sales | 1
~ Your new contact; Change of contact for {company}
U I am moving on to other tasks from next month. {My colleague|From then on my colleague} Bruno Maas will look after you; he knows all your files and has a better memory than I.
C+1d A pity, and all the best! Bruno, a first question for you then: when does our price agreement end?
V+1d A pleasure to meet you. It ends on {date+60}; I shall send a proposal well before. ¶ Until then everything stays as it is.
= en-complaint-fitter | support | 1
~ Mess after installation; About your fitters
C The cold room is fine. The state in which your fitters left our yard is not: {foil, foam and coffee cups everywhere|two bags of cuttings beside the road}. Our own people cleaned up for an hour.
U+3h That is not how we work, and I apologise. I have spoken to both of them. May I send your people a cake?
C+1d There are eleven of them, and they like lemon.
U+2d Then two lemon cakes arrive tomorrow at ten.
= en-specs | sales | 2
~ Question about {model}; {model}: what refrigerant?
C Two short questions on the {model}: which refrigerant does it use, and can it stand outside {in salt air|at minus 15|in full sun}?
U+2h It uses R290. Outside is fine with the weather hood (€{140-260}); {in salt air we add coated fins|in full sun reckon with 8 per cent less}.
C+1d Clear. Then please quote for {2-5} of them with hoods, delivered to {city}.
U+1d [offer] With pleasure: offer {offer}, {amount} including delivery.
C+6d We will come back to this in the new budget year. Please keep it warm, so to speak.
= en-temperature-log | support | 1
~ Temperature records for the auditor; HACCP log of the past quarter
C The auditor comes {wd+3} and wants the temperature records of the last quarter. I cannot find the export button.
U+1h It hides under the three dots. I have exported it for you; CSV attached, one line every ten minutes. The two peaks are your deliveries.
C+3d [csv] Passed without remarks. The auditor asked who our supplier is, I gave her your number.
= en-insurance | support | 1
~ Report for our insurer, case {case}
C Our insurer needs a short report on the failure of {date-6}: cause, repair, and whether it could have been foreseen. Policy number {po}.
U+2d [offer] The report is attached. In brief: a lightning strike nearby, the controller burnt, repaired within five hours, nothing anybody could have foreseen.
C+8d They pay in full. Thank you for the clear words.
= en-trial | sales | 1
~ Can we rent a unit first?; Rental for the season
C We expect a busy {summer|December} and need {one|two} more cold trailers from {date+14} for {six|eight|ten} weeks. Do you rent?
U+3h [offer] We do: €{210-290} a week each, delivered and collected within 100 km; offer {offer}. If you buy within a year, half the rent counts.
C+1d We take {one|both}. Where do I sign?
U+1h [order] On page two. Your number is {order}; the trailer comes {wd+9}.
= en-keys | support | 1
~ Key for the control cabinet; Lost key
C {Our janitor retired and took, it appears, the key with him.|The key of the control cabinet has broken off.} Where do we get another?
U+1h It is a standard key, number 1242, any hardware shop has it. I put two in an envelope for you all the same.
= en-thanks | sales | 1
~ Thank you!; A word of thanks
C I usually only write when something is wrong, so: {the new room works beautifully|everything went smoothly this time}, the team was polite, and even the paperwork was right. Please pass it on.
U+2h What a good start to the {day|week}. I have printed it and hung it beside the coffee machine.
= en-ooo | sales | 2
~ Offer {offer}: any questions?; Following up on offer {offer}
U Two weeks ago I sent you offer {offer} for {qty} {model}. Do you have any questions, or shall I call you {wd+2}?
C+1h [ooo] Thank you for your message. I am out of the office until {date+12} with no access to my e-mail. In urgent cases please contact {our reception on {phone}|my colleague at reception}.
C+13d Back at my desk. No questions, only a decision that takes its time: the committee meets on {date+8}.
= en-bounce | sales | 1 | bounce
~ Our talk on the telephone; Catalogue as requested
U Thank you for your call this morning. The catalogue you asked for is attached; the pages {12-30} to {31-48} are the ones for you.
X Address rejected
= en-newsletter | info | 2 | list | Refrigeration Today <news@refrigeration-today.example>
~ Refrigeration Today, week {week}: prices, F-gas, people; This week: {heat pumps in dairies|propane goes mainstream|the shortage of engineers}
X This week: {the new F-gas quotas and who will feel them|why panel prices rose {2-5} per cent in a month|three cold stores that heat their neighbours}. ¶ Further: a supermarket chain cuts its leaks by {20-60} per cent; an interview with a baker who cools with ice; and {14-88} new vacancies. ¶ Read on at refrigeration-today.example. You receive this because you subscribed with info@noord.example.
= en-spam | info | 2 | junk | Mr. Raymond Cole <r.cole{10-99}@win-promo.example>
~ RE: RE: Your {payment|parcel|prize} is waiting; Final notice {1000-9999}
X Dear beneficiary, this is the {second|third|last} notice concerning the sum of USD {2-9}.{100-900} million that is held in your name with ref {serial}. ¶ Kindly reply with your full name and telephone within {24|48} hours, or the funds go to the next in line.
= en-seo | sales | 2 | junk | Kelly <kelly.{10-99}@rank-first.example>
~ Your website is losing {40-90} % of its visitors; Quick question about noord.example
X I was looking at your website and noticed {11-68} errors that keep you off page one. ¶ My team has put {three|five} competitors of yours in the top ten within {60|90} days. May I send you the price list? Ref {serial}.
= en-private-golf | hendrik | 2 | private | Robert Ainsley <rob.ainsley@homemail.example>
~ Sailing on {date+6}?; Weekend
X Forecast says force {3-5} from the west on {date+6}, dry until four. I have the boat to myself. Are you in? I bring the soup if you bring {the bread|that cheese from Meppel}.
= en-private-school | hendrik | 1 | private | Margaret Noord <margaret.noord@homemail.example>
~ Sunday; Dad's birthday
X We thought of lunch at {one|half past twelve} on Sunday the {date+7}. Mum wants no presents, which means flowers. Can you pick up {Aunt Betty|the cake} on the way? Ref: family treaty no. {2-30}.
= en-carrier | bruno | 2
~ Rates {city}–Groningen; Freight rates from {date+14}
C From {date+14} our rate for a full trailer {city}–Groningen is €{780-1640}, diesel clause as before. Return loads are €{90-210} cheaper.
U+1d That is {3-7} per cent more than in the spring. For {20-40} trips a year I would expect the old rate; otherwise I must ask around.
C+1d For {20-40} trips guaranteed, the old rate until the end of the year. Deal?
U+2h Deal. Please send it in two lines with your stamp.
= en-lab | sales | 1
~ Minus 40 for samples; Laboratory freezer room
C We store samples at minus 40, and our old room drifts by {3-6} degrees. We need ±1, two independent circuits and a protocol for the ethics committee. Can you?
U+2d We can: two {model} in alternation, each strong enough alone, PT1000 sensors, calibration certificate. I would like to see the room before I name a price.
C+1d Come {wd+5}; bring an identity card, the guards are strict.
U+7d [offer] Thank you for the tour. Offer {offer}, {amount}, with the protocol as annex B.
I+1h Could you look over annex B of {offer} before they do? You have done the {Cambridge|Edinburgh} lab, I only know fish.
V+4h Looked at it: the alarm delay must be five minutes, not fifteen, else fine.
= en-quality-cert | info | 1
~ Supplier questionnaire {2-9}/{10-99}; Your ISO certificate
C Our supplier file lacks your current ISO 9001 certificate and the completed questionnaire. Kindly return both by {date+14}, else the system blocks you automatically.
U+3d [offer] Both attached. Question {11-34} (conflict minerals) we have answered with "none", we are in the business of foam and steel.
C+2d Accepted. Valid until the next questionnaire, which comes as surely as winter.
= en-cheese-cave | sales | 1
~ Cheese cave, {10-13} °C; Maturing room for blue cheese
C We have outgrown our cellar and need a maturing room: {10-12} degrees, 90 per cent humidity, and air so slow that a candle does not flicker. About {200-700} wheels.
U+2d [offer] A candle is a fine specification. The sheet attached shows the {model} with textile ducts: offer {offer}, {amount}.
C+3d My cheesemaker likes the ducts, my accountant less so. Could we start with one half?
U+1d You can; the unit is the same, the second half needs only ducts and {three|four} days. I have split the offer accordingly.
= en-film-shoot | info | 1
~ Cold room for a film set?; Unusual request: visible breath
C We are shooting a winter scene in {June|July} and need actors' breath to show: minus {2-5}, 6 by 8 metres, silent while the camera runs. Is that possible, or are we mad?
U+1d Possible; the two do not exclude each other. We cool overnight and switch off during takes: you would have {12-18} minutes before the breath goes.
C+2d {12-18} minutes is more than our lead actor can remember his lines. Let's talk money.
U+1d [offer] Offer {offer} is attached: {fee} for {five|six} days with an engineer who has promised not to ask for autographs.
= en-school-kitchen | sales | 1
~ School kitchen: cold store during term break; Works only in the holidays
C We may build only while the pupils are away, that is from {date+40} to {date+52}. Could a store of 2 by 3 metres be taken out and a new one put in during that time?
U+1d Yes, if the electrician comes on day {three|four} and not on the last. I have made a plan by half-days; see the drawing.
C+2d The governors would like one line in it: what happens if you are late?
U+3h Then a cold trailer stands in the yard at our expense until we are done.
= en-power-cut | support | 1
~ Planned power cut {wd+5}; Electricity off for {4-9} hours
C The grid company switches us off {wd+5} from {six|seven} in the morning for {4-9} hours. How long does our cold room (serial {serial}) keep its temperature with the door shut?
U+2h With 100 mm panels you lose about one degree in {two|three} hours. Stay out, and tape a note on the door. The alarm will call at plus {6-8}; shall I mute it for that morning?
C+1h Yes, please mute it till three.
`,
);
