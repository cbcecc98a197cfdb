//! What the kiosk's computer says of itself: heat, disk, how long it has been on. What cannot be read is not known.

use std::fs;
use std::path::Path;
use std::time::Duration;

/// Where Linux lists its temperatures: thermal zones (`thermal_zone*/temp`) and sensors (`hwmon*/temp*_input`), both in
/// thousandths of a degree Celsius (Documentation/ABI/testing/sysfs-class-thermal, sysfs-class-hwmon).
const THERMAL: &str = "/sys/class/thermal";
const HWMON: &str = "/sys/class/hwmon";
/// Seconds since the computer started, proc(5).
const UPTIME: &str = "/proc/uptime";
/// Readings outside are of sensors that are not there: no computer in a hall is that cold or hot.
const PLAUSIBLE_C: std::ops::RangeInclusive<i64> = -40..=150;
/// More files than this are not read in one folder.
const SENSORS_MAX: usize = 64;
const MIB: u64 = 1024 * 1024;

/// Returns the temperature of the hottest sensor, in degrees Celsius.
pub(crate) fn temperature_c() -> Option<i16> {
    hottest(Path::new(THERMAL), Path::new(HWMON))
}

fn hottest(thermal: &Path, hwmon: &Path) -> Option<i16> {
    let zones = entries(thermal).map(|zone| zone.join("temp"));
    let inputs = entries(hwmon).flat_map(|chip| {
        entries(&chip).filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("temp") && name.ends_with("_input")
        })
    });
    let readings = zones.chain(inputs).filter_map(|file| {
        let thousandths: i64 = fs::read_to_string(file).ok()?.trim().parse().ok()?;
        let degrees = thousandths.div_euclid(1_000);
        i16::try_from(degrees).ok().filter(|_| PLAUSIBLE_C.contains(&degrees))
    });
    readings.max()
}

fn entries(folder: &Path) -> impl Iterator<Item = std::path::PathBuf> + use<> {
    let listed = fs::read_dir(folder).into_iter().flatten();
    listed.take(SENSORS_MAX).filter_map(|entry| Some(entry.ok()?.path()))
}

/// Returns the free space for this program and the size of the disk that holds a path, in MiB.
pub(crate) fn disk_mib(path: &Path) -> Option<(u64, u64)> {
    let disk = rustix::fs::statvfs(path).ok()?;
    Some((disk.f_bavail.saturating_mul(disk.f_frsize) / MIB, disk.f_blocks.saturating_mul(disk.f_frsize) / MIB))
}

/// Returns how long the computer has been on.
pub(crate) fn uptime() -> Option<Duration> {
    let seconds: f64 = fs::read_to_string(UPTIME).ok()?.split_whitespace().next()?.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hottest_sensor_counts_and_one_that_is_not_there_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let write = |file: &str, text: &str| {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        let read = || hottest(&folder.path().join("thermal"), &folder.path().join("hwmon"));
        assert_eq!(read(), None, "no sensor, no temperature");
        write("thermal/thermal_zone0/temp", "41500\n");
        write("thermal/thermal_zone1/temp", "-274000\n");
        write("hwmon/hwmon0/temp1_input", "63900\n");
        write("hwmon/hwmon0/fan1_input", "99000\n");
        write("hwmon/hwmon1/temp1_input", "no answer\n");
        assert_eq!(read(), Some(63));
        assert!(disk_mib(folder.path()).is_some_and(|(free, size)| free <= size && size > 0));
        assert_eq!(disk_mib(&folder.path().join("none")), None);
    }
}
