//! Each row of the specification's table of delays, played on a clock of our own.

use super::*;

/// Plays `script` (time, event), wakes the machine whenever it asks, up to `until`;
/// what is shown and hidden, with the times.
fn play(script: &[(f64, Event)], until: f64) -> Vec<(f64, Command)> {
    play_on(Hover::default(), script, until).1
}

fn play_on(hover: Hover, script: &[(f64, Event)], until: f64) -> (Hover, Vec<(f64, Command)>) {
    let (hover, mut commands) = play_all(hover, script, until);
    commands.retain(|(_, command)| !matches!(command, Command::Make(_)));
    (hover, commands)
}

/// The same with what nobody sees.
fn play_all(mut hover: Hover, script: &[(f64, Event)], until: f64) -> (Hover, Vec<(f64, Command)>) {
    let mut commands = Vec::new();
    let mut pending = script.iter().copied().peekable();
    loop {
        let scripted = pending.peek().map_or(f64::INFINITY, |(when, _)| *when);
        let wake = hover.wake().unwrap_or(f64::INFINITY);
        let (now, event) = match wake < scripted {
            true => (wake, Event::Wake),
            false => match pending.next() {
                Some(next) => next,
                None => return (hover, commands),
            },
        };
        if now > until {
            return (hover, commands);
        }
        let command;
        (hover, command) = hover.step(event, now);
        commands.extend(command.map(|command| (now, command)));
    }
}

fn over(mention: u32, x: f64, y: f64) -> Event {
    Event::Move { at: Point { x, y }, over: Over::Mention(mention) }
}

fn elsewhere(x: f64, y: f64) -> Event {
    Event::Move { at: Point { x, y }, over: Over::Elsewhere }
}

fn on_card(x: f64, y: f64) -> Event {
    Event::Move { at: Point { x, y }, over: Over::Card }
}

fn opened(mention: u32, x: f64, y: f64) -> Command {
    Command::Open(mention, Some(Point { x, y }))
}

/// The card of a mention at (200, 100).
const CARD: Rect = Rect { left: 180.0, top: 130.0, right: 540.0, bottom: 330.0 };
const END: f64 = 60_000.0;

/// A machine whose card for mention 3 opened at 500 under a pointer at (200, 100).
fn open_card() -> Hover {
    play_on(Hover::default(), &[(0.0, over(3, 200.0, 100.0)), (501.0, Event::Placed(CARD))], END).0
}

#[test]
fn a_cold_card_opens_after_500() {
    assert_eq!(play(&[(0.0, over(3, 200.0, 100.0))], END), [(COLD, opened(3, 200.0, 100.0))]);
}

#[test]
fn a_card_is_made_before_it_opens_where_no_other_may_still_be_seen() {
    let made = |hover, script: &[(f64, Event)]| {
        let commands = play_all(hover, script, END).1.into_iter();
        commands.filter(|(_, command)| matches!(command, Command::Make(_))).collect::<Vec<_>>()
    };
    let cold = [(0.0, over(3, 200.0, 100.0))];
    assert_eq!(made(Hover::default(), &cold), [(COLD - MAKE, Command::Make(3))]);
    let left = [(0.0, over(3, 200.0, 100.0)), (COLD - MAKE - 1.0, elsewhere(200.0, 140.0))];
    assert_eq!(made(Hover::default(), &left), []);
    assert_eq!(made(open_card(), &[(1000.0, over(4, 300.0, 100.0))]), []);
}

#[test]
fn leaving_before_the_delay_opens_nothing() {
    let script = [(0.0, over(3, 200.0, 100.0)), (499.0, elsewhere(200.0, 140.0))];
    assert_eq!(play(&script, END), []);
}

#[test]
fn moving_on_to_another_mention_starts_its_delay_anew() {
    let script = [(0.0, over(3, 200.0, 100.0)), (400.0, over(4, 240.0, 100.0))];
    assert_eq!(play(&script, END), [(900.0, opened(4, 240.0, 100.0))]);
}

#[test]
fn a_fast_pointer_opens_nothing_until_it_rests() {
    // 6 px every 10 ms = 0.6 px/ms along one long mention, resting from 700 on.
    let mut script: Vec<_> =
        (0..=70).map(|n| (f64::from(n) * 10.0, over(3, f64::from(n) * 6.0, 100.0))).collect();
    let commands = play(&script, END);
    assert_eq!(commands.len(), 1);
    let (when, _) = commands[0];
    assert!(when > 700.0 && when <= 700.0 + REST_WINDOW, "{when}");
    // At 4 px every 10 ms it opens in time.
    for (when, event) in &mut script {
        *event = over(3, *when * 0.4, 100.0);
    }
    assert_eq!(play(&script, END)[0].0, COLD);
}

#[test]
fn a_warm_card_opens_after_100() {
    let script = [
        (1000.0, elsewhere(200.0, 20.0)),
        (1300.0 + WARM_FOR - 1.0, over(5, 300.0, 20.0)),
        (1300.0 + WARM_FOR + 500.0, elsewhere(0.0, 0.0)),
        (10_000.0, over(5, 300.0, 20.0)),
    ];
    let commands = play_on(open_card(), &script, END).1;
    assert_eq!(commands[0], (1300.0, Command::Close));
    assert_eq!(commands[1].0, 1300.0 + WARM_FOR - 1.0 + WARM);
    assert_eq!(commands[3].0, 10_000.0 + COLD, "800 ms after closing it is cold again");
}

#[test]
fn a_neighbour_replaces_the_open_card_after_100() {
    let commands = play_on(open_card(), &[(1000.0, over(4, 300.0, 100.0))], 1200.0).1;
    assert_eq!(commands, [(1100.0, opened(4, 300.0, 100.0))]);
}

#[test]
fn the_keyboard_opens_after_500_and_after_250_when_warm() {
    let script = [(0.0, Event::Focus(1)), (1000.0, Event::Blur), (1000.0, Event::Focus(2))];
    assert_eq!(
        play(&script, END),
        [
            (COLD, Command::Open(1, None)),
            (1000.0, Command::Close),
            (1000.0 + WARM_FOCUS, Command::Open(2, None))
        ]
    );
}

#[test]
fn a_card_closes_300_after_the_pointer_left() {
    let commands = play_on(open_card(), &[(1000.0, elsewhere(200.0, 40.0))], END).1;
    assert_eq!(commands, [(1000.0 + CLOSE, Command::Close)]);
}

#[test]
fn coming_back_in_time_keeps_the_card() {
    for back in [over(3, 200.0, 100.0), on_card(200.0, 140.0)] {
        let script = [(1000.0, elsewhere(200.0, 40.0)), (1299.0, back)];
        assert_eq!(play_on(open_card(), &script, END).1, []);
    }
}

#[test]
fn a_card_closes_at_once_when_the_focus_leaves_it() {
    let script = [(0.0, Event::Focus(1)), (700.0, Event::FocusCard), (900.0, Event::Blur)];
    assert_eq!(play(&script, END)[1], (900.0, Command::Close));
}

#[test]
fn focus_leaving_does_not_close_a_card_that_the_pointer_holds() {
    let script = [(600.0, Event::Focus(3)), (700.0, on_card(200.0, 140.0)), (800.0, Event::Blur)];
    assert_eq!(play_on(open_card(), &script, END).1, []);
}

#[test]
fn the_pointer_leaving_does_not_close_a_card_that_the_focus_holds() {
    let script = [(600.0, Event::FocusCard), (700.0, elsewhere(900.0, 900.0))];
    assert_eq!(play_on(open_card(), &script, END).1, []);
}

#[test]
fn the_way_to_the_card_is_safe_across_other_mentions() {
    // 0.3 px/ms at 45 degrees over three mentions into the card.
    let path = (1..=14).map(|n| {
        let way = f64::from(n) * 2.1;
        (1000.0 + f64::from(n) * 10.0, over(4 + n / 5, 200.0 + way, 100.0 + way))
    });
    let script: Vec<_> = path.chain([(1160.0, on_card(232.0, 132.0))]).collect();
    assert_eq!(play_on(open_card(), &script, END).1, []);
}

#[test]
fn dwelling_on_the_way_closes_after_300_and_arms_what_is_under_the_pointer() {
    let script = [(1000.0, over(3, 200.0, 105.0)), (1100.0, over(4, 202.0, 115.0))];
    assert_eq!(
        play_on(open_card(), &script, END).1,
        [
            (1100.0 + ENVELOPE_TIME, Command::Close),
            (1100.0 + ENVELOPE_TIME + WARM, opened(4, 202.0, 115.0))
        ]
    );
}

#[test]
fn escape_closes_and_hushes_the_mention_until_the_pointer_has_left_it() {
    let script = [
        (1000.0, Event::Escape),
        (1100.0, over(3, 201.0, 100.0)),
        (3000.0, elsewhere(200.0, 40.0)),
        (5000.0, over(3, 201.0, 100.0)),
    ];
    assert_eq!(
        play_on(open_card(), &script, END).1,
        [(1000.0, Command::Close), (5500.0, opened(3, 201.0, 100.0))]
    );
}

#[test]
fn escape_under_the_keyboard_hushes_until_the_focus_has_left() {
    let script = [
        (0.0, Event::Focus(1)),
        (600.0, Event::Escape),
        (700.0, Event::Focus(1)),
        (5000.0, Event::Blur),
        (6000.0, Event::Focus(1)),
    ];
    let times: Vec<_> = play(&script, END).into_iter().map(|(when, _)| when).collect();
    assert_eq!(times, [500.0, 600.0, 6500.0]);
}

#[test]
fn escape_before_the_card_opens_keeps_it_shut() {
    assert_eq!(play(&[(0.0, Event::Focus(1)), (300.0, Event::Escape)], END), []);
}

#[test]
fn scrolling_disarms_until_it_is_quiet_and_the_pointer_moves() {
    let script = [
        (0.0, over(3, 200.0, 100.0)),
        (200.0, Event::Scroll),
        (250.0, over(3, 201.0, 100.0)),
        (2000.0, over(3, 202.0, 100.0)),
    ];
    assert_eq!(play(&script, END), [(2000.0 + COLD, opened(3, 202.0, 100.0))]);
}

#[test]
fn scrolling_keeps_an_open_card() {
    assert_eq!(play_on(open_card(), &[(1000.0, Event::Scroll)], END).1, []);
}

#[test]
fn a_mention_that_left_the_viewport_takes_its_card_along() {
    let commands = play_on(open_card(), &[(1000.0, Event::Away)], END).1;
    assert_eq!(commands, [(1000.0, Command::Close)]);
}

#[test]
fn a_press_disarms_until_the_pointer_has_left() {
    let script = [
        (0.0, over(3, 200.0, 100.0)),
        (100.0, Event::Press),
        (150.0, over(3, 202.0, 100.0)),
        (2000.0, elsewhere(200.0, 40.0)),
        (3000.0, over(3, 202.0, 100.0)),
    ];
    assert_eq!(play(&script, END), [(3500.0, opened(3, 202.0, 100.0))]);
}

#[test]
fn the_echo_of_a_touch_is_ignored_for_500() {
    let touch = Event::Touch(Over::Mention(3));
    let script = [(0.0, touch), (TOUCH_ECHO - 1.0, over(3, 200.0, 100.0))];
    assert_eq!(play(&script, END), []);
    let script = [(0.0, touch), (TOUCH_ECHO, over(3, 200.0, 100.0))];
    assert_eq!(play(&script, END).len(), 1);
}

#[test]
fn a_touch_closes_the_card_unless_it_is_on_it() {
    assert_eq!(play_on(open_card(), &[(900.0, Event::Touch(Over::Card))], END).1, []);
    let commands = play_on(open_card(), &[(900.0, Event::Touch(Over::Elsewhere))], END).1;
    assert_eq!(commands, [(900.0, Command::Close)]);
}

#[test]
fn an_activated_mention_stays_hushed_under_the_resting_pointer() {
    let script = [(900.0, Event::Hush(3)), (950.0, Event::Blur), (1000.0, over(3, 201.0, 100.0))];
    assert_eq!(play_on(open_card(), &script, END).1, [(900.0, Command::Close)]);
}

#[test]
fn the_focus_given_back_to_a_mention_opens_no_card() {
    let script = [(0.0, Event::Hush(3)), (10.0, Event::Focus(3))];
    assert_eq!(play(&script, END), []);
}

#[test]
fn cards_open_as_soon_as_the_reader_wants() {
    let script = [(0.0, over(3, 200.0, 100.0))];
    for cold in [250.0, 1000.0] {
        let commands = play_on(Hover::default().paced(Some(cold)), &script, END).1;
        assert_eq!(commands.first().map(|(when, _)| *when), Some(cold));
    }
    let focus = [(0.0, Event::Focus(3))];
    for script in [&script[..], &focus] {
        assert_eq!(play_on(Hover::default().paced(None), script, END).1, []);
    }
    let asked = [(0.0, over(3, 200.0, 100.0)), (10.0, Event::Show(3))];
    let commands = play_on(Hover::default().paced(None), &asked, END).1;
    assert_eq!(commands, [(10.0, Command::Open(3, None))]);
}

#[test]
fn the_card_moves_on_request_and_stays() {
    let script = [(900.0, Event::Show(8)), (950.0, elsewhere(900.0, 900.0))];
    assert_eq!(play_on(open_card(), &script, END).1, [(900.0, Command::Open(8, None))]);
}
