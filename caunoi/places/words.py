"""What units, bodies, roles in bodies and matters are called."""

from caunoi.kernel.words import Word


class Level(Word):
    """How high a unit stands."""

    PROVINCE = "province", "Cấp tỉnh", "Province level"
    DISTRICT = "district", "Cấp huyện (trước 01/7/2025)", "District level (before 1 July 2025)"
    COMMUNE = "commune", "Cấp xã", "Commune level"
    GROUP = "group", "Thôn, tổ dân phố", "Residential group"
    BLOCK = "block", "Chung cư, cụm dân cư", "Apartment block"


class PlaceKind(Word):
    """The type a unit's official name begins with."""

    PROVINCE = "province", "Tỉnh", "Province"
    CITY = "city", "Thành phố trực thuộc trung ương", "Centrally-run city"
    URBAN_DISTRICT = "urban_district", "Quận", "Urban district"
    RURAL_DISTRICT = "rural_district", "Huyện", "District"
    TOWN = "town", "Thị xã", "Town"
    PROVINCIAL_CITY = "provincial_city", "Thành phố thuộc tỉnh", "Provincial city"
    COMMUNE = "commune", "Xã", "Commune"
    WARD = "ward", "Phường", "Ward"
    TOWNSHIP = "township", "Thị trấn", "Township"
    SPECIAL_ZONE = "special_zone", "Đặc khu", "Special zone"
    VILLAGE = "village", "Thôn", "Village"
    HAMLET = "hamlet", "Ấp", "Hamlet"
    MOUNTAIN_VILLAGE = "mountain_village", "Bản", "Mountain village"
    HIGHLAND_VILLAGE = "highland_village", "Buôn", "Highland village"
    STREET_GROUP = "street_group", "Tổ dân phố", "Street group"
    QUARTER = "quarter", "Khu phố", "Quarter"
    SUB_QUARTER = "sub_quarter", "Khóm", "Sub-quarter"
    APARTMENTS = "apartments", "Chung cư", "Apartment block"


class BodyKind(Word):
    """What sort of body it is."""

    PEOPLES_COMMITTEE = "peoples_committee", "Ủy ban nhân dân", "People's Committee"
    PEOPLES_COUNCIL = "peoples_council", "Hội đồng nhân dân", "People's Council"
    PARTY_COMMITTEE = "party_committee", "Cấp ủy", "Party committee"
    PARTY_BOARD = "party_board", "Ban của cấp ủy", "Board of a Party committee"
    PARTY_CELL = "party_cell", "Chi bộ", "Party cell"
    FATHERLAND_FRONT = "fatherland_front", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Fatherland Front Committee"
    FRONT_BOARD = "front_board", "Ban công tác Mặt trận", "Front board of a residential group"
    ORGANISATION = "organisation", "Tổ chức chính trị - xã hội", "Socio-political organisation"
    ASSOCIATION = "association", "Hội quần chúng", "Association"
    DEPARTMENT = "department", "Cơ quan chuyên môn", "Department"
    OFFICE = "office", "Văn phòng", "Office"
    SERVICE_CENTRE = "service_centre", "Trung tâm Phục vụ hành chính công", "Public administrative service centre"
    RECEPTION_OFFICE = "reception_office", "Ban Tiếp công dân", "Citizen reception office"
    INSPECTORATE = "inspectorate", "Thanh tra", "Inspectorate"
    POLICE = "police", "Công an", "Police"
    MILITARY = "military", "Quân sự", "Military command"
    COURT = "court", "Tòa án nhân dân", "People's Court"
    PROCURACY = "procuracy", "Viện kiểm sát nhân dân", "People's Procuracy"
    ENFORCEMENT = "enforcement", "Thi hành án dân sự", "Civil judgment enforcement"
    CENTRAL_AGENCY = "central_agency", "Bộ, cơ quan trung ương", "Ministry or central agency"
    DELEGATION = "delegation", "Đoàn đại biểu Quốc hội", "National Assembly delegation"
    STEERING_BOARD = "steering_board", "Ban Chỉ đạo", "Steering board"
    ADVISORY_BOARD = "advisory_board", "Ban tư vấn, hội đồng tư vấn", "Advisory board"
    PEOPLES_INSPECTION = "peoples_inspection", "Ban Thanh tra nhân dân", "People's Inspection Board"
    INVESTMENT_SUPERVISION = (
        "investment_supervision",
        "Ban Giám sát đầu tư của cộng đồng",
        "Community investment supervision board",
    )
    RECONCILIATION_TEAM = "reconciliation_team", "Tổ hòa giải", "Reconciliation team"
    RESIDENTIAL_HEADS = "residential_heads", "Ban điều hành thôn, tổ dân phố", "Residential group leaders"
    APARTMENT_BOARD = "apartment_board", "Ban quản trị nhà chung cư", "Apartment management board"
    TEAM = "team", "Tổ công tác", "Working team"
    PUBLIC_UNIT = "public_unit", "Đơn vị sự nghiệp công lập", "Public service unit"
    STATE_ENTERPRISE = "state_enterprise", "Doanh nghiệp nhà nước", "State enterprise"
    ENTERPRISE = "enterprise", "Doanh nghiệp", "Enterprise"
    COOPERATIVE = "cooperative", "Hợp tác xã", "Cooperative"
    OTHER = "other", "Cơ quan, tổ chức khác", "Other body"


class Seat(Word):
    """What a person is in a body for a term."""

    HEAD = "head", "Người đứng đầu", "Head"
    DEPUTY = "deputy", "Cấp phó", "Deputy"
    MEMBER = "member", "Thành viên", "Member"
    SECRETARY = "secretary", "Thư ký", "Secretary"
    OFFICER = "officer", "Công chức, viên chức", "Officer"
    CONTACT = "contact", "Người liên hệ", "Contact person"
    INVITED = "invited", "Người tiêu biểu, chuyên gia được mời", "Invited expert or respected person"


class Matter(Word):
    """The four legal kinds of what a resident brings."""

    COMPLAINT = "complaint", "Khiếu nại", "Complaint"
    DENUNCIATION = "denunciation", "Tố cáo", "Denunciation"
    PROPOSAL = "proposal", "Kiến nghị", "Proposal"
    FEEDBACK = "feedback", "Phản ánh", "Feedback"


class Part(Word):
    """What a competent body does with a matter."""

    SETTLE = "settle", "Giải quyết", "Settles"
    HANDLE = "handle", "Tham mưu, xử lý", "Verifies and advises"
    REVIEW = "review", "Giải quyết lần hai", "Settles at the second level"
    GUIDE = "guide", "Hướng dẫn, chuyển đơn", "Guides and forwards"


class ReportClass(Word):
    """The field a matter is counted under in the official tables (law.md 7.4)."""

    POLICY = "policy", "Chế độ, chính sách", "Policies and benefits"
    LAND = "land", "Đất đai, nhà cửa", "Land and housing"
    DUTY = "duty", "Công chức, công vụ", "Officials and public duty"
    ADMINISTRATIVE = "administrative", "Hành chính khác", "Other administrative"
    CORRUPTION = "corruption", "Tham nhũng", "Corruption"
    JUDICIAL = "judicial", "Tư pháp", "Judicial"
    PARTY = "party", "Đảng, đoàn thể", "Party and organisations"
    OTHER = "other", "Lĩnh vực khác", "Other"
