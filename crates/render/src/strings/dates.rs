//! ISO 8601 dates, times and intervals in words: `2024-06/2024-08` as 2024年6月至2024年8月.

/// How a language says dates.
struct Forms<'f> {
    date: &'f dyn Fn(&Date) -> String,
    time: &'f dyn Fn(&Time) -> String,
    /// Between a date and a time of that day.
    between: &'f str,
    /// Between the ends of an interval.
    to: &'f str,
}

/// A date of any precision.
struct Date<'i> {
    year: &'i str,
    month: Option<usize>,
    day: Option<u32>,
}

/// A time of day, to the hour or the minute.
struct Time {
    hour: u32,
    minute: Option<u32>,
}

/// In Chinese, with the character for the hour that its script has: 2025年9月3日, 19時30分.
pub(super) fn chinese(iso: &str, hour: char) -> String {
    let date = |date: &Date| {
        let month = date.month.map(|month| format!("{month}月")).unwrap_or_default();
        let day = date.day.map(|day| format!("{day}日")).unwrap_or_default();
        format!("{}年{month}{day}", date.year)
    };
    let time = |time: &Time| {
        let minute = time.minute.map(|minute| format!("{minute:02}分")).unwrap_or_default();
        format!("{}{hour}{minute}", time.hour)
    };
    in_words(iso, &Forms { date: &date, time: &time, between: "", to: "至" })
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// In English: 3 September 2025, June 2024 to August 2024, 19:30.
pub(super) fn english(iso: &str) -> String {
    let date = |date: &Date| {
        let day = date.day.map(|day| format!("{day} ")).unwrap_or_default();
        let month = date.month.map(|m| format!("{} ", MONTHS[m - 1])).unwrap_or_default();
        format!("{day}{month}{}", date.year)
    };
    let time = |time: &Time| format!("{}:{:02}", time.hour, time.minute.unwrap_or(0));
    in_words(iso, &Forms { date: &date, time: &time, between: ", ", to: " to " })
}

/// What is no date is shown as it is: better raw than wrong.
fn in_words(iso: &str, forms: &Forms) -> String {
    let ends: Option<Vec<String>> = iso.splitn(2, '/').map(|end| moment(end, forms)).collect();
    ends.map_or_else(|| iso.to_string(), |ends| ends.join(forms.to))
}

/// A date, a time, or a time of a date.
fn moment(iso: &str, forms: &Forms) -> Option<String> {
    let say = |iso: &str| date(iso).map(|date| (forms.date)(&date));
    let Some((day, of_day)) = iso.split_once('T') else { return say(iso) };
    let time = (forms.time)(&time(of_day)?);
    match day {
        "" => Some(time),
        day => Some(format!("{}{}{time}", say(day)?, forms.between)),
    }
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn date(iso: &str) -> Option<Date<'_>> {
    let mut pieces = iso.splitn(3, '-');
    let year = pieces.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?;
    let month = pieces.next().map(str::parse::<usize>).transpose().ok()?;
    let day = pieces.next().map(str::parse::<u32>).transpose().ok()?;
    let possible =
        month.is_none_or(|m| (1..=12).contains(&m)) && day.is_none_or(|d| (1..=31).contains(&d));
    possible.then(|| Date { year: year.trim_start_matches('0'), month, day })
}

/// Reads `hh` or `hh:mm`.
fn time(iso: &str) -> Option<Time> {
    let mut pieces = iso.splitn(2, ':');
    let hour: u32 = pieces.next()?.parse().ok()?;
    let minute: Option<u32> = pieces.next().map(str::parse).transpose().ok()?;
    (hour <= 24 && minute.is_none_or(|m| m < 60)).then_some(Time { hour, minute })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_any_precision_are_put_in_words() {
        for (iso, zh, en) in [
            ("2025-09-03", "2025年9月3日", "3 September 2025"),
            ("2024-06", "2024年6月", "June 2024"),
            ("1984", "1984年", "1984"),
            ("2024-06/2024-08", "2024年6月至2024年8月", "June 2024 to August 2024"),
            ("T19:05", "19時05分", "19:05"),
            ("T07", "7時", "7:00"),
            ("2025-09-03T10:30", "2025年9月3日10時30分", "3 September 2025, 10:30"),
        ] {
            assert_eq!(chinese(iso, '時'), zh);
            assert_eq!(english(iso), en);
        }
    }

    #[test]
    fn what_is_no_date_stays_as_it_is() {
        for odd in
            ["", "soon", "2024-13", "2024-06/soon", "24-06", "T", "T25", "T10:60", "PT5H", "xT10"]
        {
            assert_eq!(chinese(odd, '時'), odd);
            assert_eq!(english(odd), odd);
        }
    }
}
