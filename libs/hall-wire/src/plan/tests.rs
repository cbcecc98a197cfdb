//! The pages read what the core writes.

use super::*;

#[test]
fn pages_read_every_name_of_the_plan() {
    let plan = serde_json::json!({
        "hall": {"id": "h", "name": {"zh": "厅", "en": "Hall"}, "zone": "Asia/Shanghai",
            "hours": [{"days": "daily", "from": "00:00", "to": "24:00"}], "holidays": ["2026-10-01"],
            "workdays": [{"day": "2026-10-10", "hours_of": "fri"}], "last_ticket": "when-it-fits",
            "advice_service": "s", "serve_all_ticket_holders": true},
        "departments": [{"id": "d", "name": {"zh": "部", "en": ""}}],
        "lines": [{"id": "l", "prefix": "A"}],
        "services": [{"id": "s", "department": "d", "line": "l", "name": {"zh": "事", "en": ""},
            "documents": [{"id": "card", "zh": "证", "en": ""}], "fee": {"zh": "免", "en": ""}, "promised_days": 1, "usual_min": 5,
            "target_wait_min": 10, "max_wait_min": 20, "default_outcome": "accepted", "daily_limit": 9,
            "keywords": ["k"], "audience": "business", "express": true, "needs_full_authority": true, "retired": true}],
        "classes": [{"id": "c", "name": {"zh": "类", "en": ""}, "head_start_min": 1, "ageing": 1000, "share": [1, 3],
            "granted_by": ["card"], "evidence": ["card"], "day_max": 40, "in_a_row_max": 2, "retired": false}],
        "windows": [{"id": "w", "label": "1", "area": "A", "name": {"zh": "窗", "en": ""}, "services": ["s"],
            "helps": ["s"], "help_after_min": 3, "full_authority": true, "retired": false}],
        "kiosks": [{"id": "k", "menu": ["d"], "numbers": [801, 830], "languages": ["zh"]}],
        "boards": [{"id": "b", "windows": ["w"], "languages": ["zh"]}],
        "appointments": [{"services": ["s"], "days": "daily", "from": "09:00", "to": "12:00", "slot_min": 30,
            "capacity": 4, "walk_in_share": [1, 2], "early_min": 30, "late_min": 15, "release_after_min": 20,
            "book_days_ahead": 14, "class": "c"}],
        "missed": {"recalls_max": 1, "recall_every_s": 10, "place": "end", "requeue_behind": 2, "requeues_max": 3,
            "tolerance_min": 30, "end": "cancelled"},
        "calling": {"returning_share": [1, 3], "overdue_share": [1, 3], "confirm_arrival": true,
            "express_class": "c"},
        "papers": {"return_days": 10},
        "journeys": [{"id": "j", "name": {"zh": "办", "en": ""}, "steps": ["s"], "parallel": false}],
        "visits": {"orphaned_min": 20},
        "parking": {"window_max": 4, "remind_min": 10},
        "desks": {"second_sign_in": "take_over"},
        "booking": {"own_networks": ["10.20.0.0/16"]},
    });
    let core: hall_core::Plan = serde_json::from_value(plan.clone()).unwrap();
    let told = serde_json::to_value(&core).unwrap();
    assert_eq!(told, plan, "every name of the core is in this sample");
    let read: PlanDocument = serde_json::from_value(told.clone()).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), told);
}
