//! Moments: `now`, `2h` (ago), RFC 3339, `2026-11-23 14:00`, milliseconds since the epoch.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;

use crate::units::parse_millis;

/// A number this large is a moment, not a duration: 1973 in milliseconds.
const EPOCH_FROM: i64 = 100_000_000_000;

/// Milliseconds since the epoch. `now` is the clock, `zone` what a time without a zone is in.
pub fn parse_moment(text: &str, now: i64, zone: &TimeZone) -> Result<i64, String> {
    parse_moment_on(text, now, now, zone)
}

/// The same; an hour without a day, `10:00` or `10:00Z`, is one of the day that `day` lies in.
pub fn parse_moment_on(text: &str, now: i64, day: i64, zone: &TimeZone) -> Result<i64, String> {
    let text = text.trim();
    if text == "now" {
        return Ok(now);
    }
    if let Ok(millis) = text.parse::<i64>() {
        return match millis >= EPOCH_FROM {
            true => Ok(millis),
            false => Err(format!("`{text}` is neither milliseconds since the epoch nor a duration: `{text}s`?")),
        };
    }
    let ago = text.strip_suffix("-ago").or_else(|| text.strip_suffix(" ago")).unwrap_or(text);
    if let Ok(millis) = parse_millis(ago) {
        return i64::try_from(millis).map(|millis| now - millis).map_err(|_| format!("`{text}` is too long ago"));
    }
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment.as_millisecond());
    }
    if let Ok(civil) = text.parse::<DateTime>()
        && let Ok(moment) = zone.to_timestamp(civil)
    {
        return Ok(moment.as_millisecond());
    }
    if let Some(moment) = hour(text, day, zone) {
        return Ok(moment);
    }
    Err(format!("`{text}` is no moment: write `2h`, `now`, `2026-11-23T14:00Z`, `2026-11-23 14:00` or milliseconds"))
}

/// `10:00`, `10:00:30`, `10:00Z`.
fn hour(text: &str, day: i64, zone: &TimeZone) -> Option<i64> {
    let (time, zone) = match text.strip_suffix('Z') {
        Some(time) => (time, &TimeZone::UTC),
        None => (text, zone),
    };
    let time: Time = time.parse().ok().filter(|_| time.contains(':'))?;
    let date = zone.to_datetime(Timestamp::from_millisecond(day).ok()?).date();
    zone.to_timestamp(date.to_datetime(time)).ok().map(|moment| moment.as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        let now = 1_700_000_000_000;
        let at = |text: &str| parse_moment(text, now, &TimeZone::fixed(jiff::tz::offset(1)));
        assert_eq!(at("now"), Ok(now));
        assert_eq!(at("2h"), Ok(now - 7_200_000));
        assert_eq!(at("2h-ago"), Ok(now - 7_200_000));
        assert_eq!(at("1699999999999"), Ok(1_699_999_999_999));
        assert_eq!(at("2023-11-14T22:13:20Z"), Ok(now));
        assert_eq!(at("2023-11-14T22:13Z"), Ok(now - 20_000));
        assert_eq!(at("2023-11-14 23:13:20"), Ok(now), "in the zone given");
        assert_eq!(at("2023-11-14"), Ok(1_699_916_400_000));
        assert_eq!(at("23:13:20"), Ok(now), "of this day, in the zone given");
        assert_eq!(at("22:13Z"), Ok(now - 20_000));
        let zone = TimeZone::UTC;
        assert_eq!(parse_moment_on("10:00Z", now, 1_600_000_000_000, &zone), Ok(1_599_991_200_000));
        assert!(at("17").unwrap_err().contains("`17s`"));
        assert!(at("yesterday").unwrap_err().contains("no moment"));
    }
}
